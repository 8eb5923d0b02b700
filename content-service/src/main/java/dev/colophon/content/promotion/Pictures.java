package dev.colophon.content.promotion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.regex.Pattern;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The pictures of promotions. They change with a deployment only, so readers keep them
 * for an hour.
 */
@Configuration(proxyBeanMethods = false)
class Pictures implements WebMvcConfigurer {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+\\.[a-z]+");

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/pictures/**")
			.addResourceLocations("classpath:/static/pictures/")
			.setCacheControl(CacheControl.maxAge(Duration.ofHours(1)))
			.setEtagGenerator(Pictures::etag);
	}

	/**
	 * Whether there is a picture with that name.
	 */
	static boolean has(String name) {
		return NAME.matcher(name).matches() && new ClassPathResource("static/pictures/" + name).exists();
	}

	private static String etag(Resource picture) {
		try {
			return '"' + DigestUtils.md5DigestAsHex(picture.getContentAsByteArray()) + '"';
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

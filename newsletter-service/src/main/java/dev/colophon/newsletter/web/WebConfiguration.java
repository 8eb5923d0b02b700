package dev.colophon.newsletter.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	/**
	 * A strong ETag from the bytes of each answer, and 304 to whoever has them already.
	 */
	@Bean
	ShallowEtagHeaderFilter etags() {
		return new ShallowEtagHeaderFilter();
	}

}

package dev.colophon.toc.web;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.util.ForwardedHeaderUtils;

/**
 * Disregards headers that cannot be read, before anybody fails to: RFC 9110, section
 * 12.5.1, allows that for {@code Accept}, and what a proxy says of itself, or a type of
 * content that is none, is worth no more.
 */
@Component
class UnreadableHeaders implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private static final URI HERE = URI.create("http://localhost/");

	private static final Map<String, Predicate<String>> READABLE = Map.of(HttpHeaders.CONTENT_TYPE,
			(value) -> value.indexOf('*') < 0 && isListOfMediaTypes(value), HttpHeaders.ACCEPT,
			UnreadableHeaders::isListOfMediaTypes, "X-Forwarded-Prefix", matching("(/[\\w.~-]+)*/?"),
			"X-Forwarded-Host", matching("[\\w.-]+(:\\d{1,5})?|\\[[\\da-fA-F:.]+](:\\d{1,5})?"), "X-Forwarded-Port",
			matching("\\d{1,5}"), "X-Forwarded-Proto", matching("https?"), "X-Forwarded-For",
			isForwarded("X-Forwarded-For"), "Forwarded", isForwarded("Forwarded"));

	@Override
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addEngineValves(new Disregarding());
	}

	/**
	 * Each proxy on the way may have added what it knows.
	 */
	private static Predicate<String> matching(String pattern) {
		return Pattern.compile("(%1$s)(\\s*,\\s*(%1$s))*".formatted(pattern)).asMatchPredicate();
	}

	private static Predicate<String> isForwarded(String name) {
		return (value) -> {
			HttpHeaders headers = new HttpHeaders();
			headers.add(name, value);
			try {
				ForwardedHeaderUtils.adaptFromForwardedHeaders(HERE, headers).build();
				ForwardedHeaderUtils.parseForwardedFor(HERE, headers, null);
				return true;
			}
			catch (RuntimeException ex) {
				// Spring fails in several ways.
				return false;
			}
		};
	}

	private static boolean isListOfMediaTypes(String value) {
		try {
			MimeTypeUtils.sortBySpecificity(MediaType.parseMediaTypes(value));
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static final class Disregarding extends ValveBase {

		Disregarding() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			READABLE.forEach((name, isReadable) -> {
				// Tomcat has null for a value that is empty.
				if (!Collections.list(request.getHeaders(name))
					.stream()
					.allMatch((value) -> value != null && isReadable.test(value))) {
					request.getCoyoteRequest().getMimeHeaders().removeHeader(name);
				}
			});
			getNext().invoke(request, response);
		}

	}

}

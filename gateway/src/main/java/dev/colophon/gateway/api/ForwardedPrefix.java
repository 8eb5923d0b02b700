package dev.colophon.gateway.api;

import dev.colophon.gateway.newsletter.Sender;

import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Tells a service where readers find it, and newsletter-service whose requests these are.
 * It comes after the filter that drops all forwarding headers, because a reader may have
 * made them up.
 */
@Component
class ForwardedPrefix implements RequestHttpHeadersFilter, Ordered {

	private static final String ATTRIBUTE = ForwardedPrefix.class.getName();

	static ServerRequest remember(String prefix, ServerRequest request) {
		request.attributes().put(ATTRIBUTE, prefix);
		return request;
	}

	@Override
	public HttpHeaders apply(HttpHeaders headers, ServerRequest request) {
		request.attribute(ATTRIBUTE).ifPresent((prefix) -> {
			headers.set("X-Forwarded-Prefix", prefix.toString());
			if (prefix.toString().endsWith("/newsletter")) {
				Sender.of(request.servletRequest()).forwarded().forEach(headers::set);
			}
		});
		return headers;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}

package dev.colophon.gateway.api;

import java.net.URI;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

/**
 * Passes the APIs of the services through, each below an address of its own.
 */
@Configuration(proxyBeanMethods = false)
class ApiRoutes {

	private static final Logger log = LoggerFactory.getLogger(ApiRoutes.class);

	@Bean
	RouterFunction<ServerResponse> contentApi(ServiceAddresses addresses) {
		return api("content", addresses.content());
	}

	@Bean
	RouterFunction<ServerResponse> tocApi(ServiceAddresses addresses) {
		return api("toc", addresses.toc());
	}

	@Bean
	RouterFunction<ServerResponse> newsletterApi(ServiceAddresses addresses) {
		return api("newsletter", addresses.newsletter());
	}

	private static RouterFunction<ServerResponse> api(String name, URI address) {
		String prefix = "/api/" + name;
		return route(name + "-api").route(path(prefix + "/**"), http())
			.before(uri(address))
			.before(stripPrefix(2))
			.before(removeRequestHeader(HttpHeaders.COOKIE))
			.before((request) -> ForwardedPrefix.remember(prefix, request))
			.onError(ResourceAccessException.class, ApiRoutes::unavailable)
			.build();
	}

	private static ServerResponse unavailable(Throwable cause, ServerRequest request) {
		log.warn("{} {} failed: {}", request.method(), request.path(), cause.toString());
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The service behind this address does not answer right now.");
		problem.setInstance(URI.create(request.servletRequest().getRequestURI()));
		return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, "10")
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

}

package dev.colophon.gateway.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.colophon.gateway.fragment.Changes;
import dev.colophon.gateway.limit.RequestAdmission;
import dev.colophon.gateway.upstream.LoggedText;
import dev.colophon.gateway.upstream.Upstreams;
import dev.colophon.gateway.web.ClientFailures;
import dev.colophon.gateway.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

import static org.springframework.cloud.gateway.server.mvc.filter.AfterFilterFunctions.removeResponseHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.removeRequestHeader;
import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.stripPrefix;
import static org.springframework.cloud.gateway.server.mvc.filter.LoadBalancerFilterFunctions.lb;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.methods;
import static org.springframework.web.servlet.function.RequestPredicates.path;

/**
 * Passes the APIs of the services through, each below an address of its own.
 */
@Configuration(proxyBeanMethods = false)
class ApiRoutes {

	private static final Logger log = LoggerFactory.getLogger(ApiRoutes.class);

	/**
	 * Where only editors write. What anybody may write to newsletter-service is on no
	 * page.
	 */
	private static final Set<String> EDITED = Set.of("/api/content/", "/api/toc/", "/api/newsletter/issues",
			"/newsletter/admin/");

	private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

	private final Upstreams upstreams;

	private final Changes changes;

	private final PictureFallback pictures;

	private final Map<String, ResponseBodies> bodies = new ConcurrentHashMap<>();

	ApiRoutes(Upstreams upstreams, Changes changes, PictureFallback pictures) {
		this.upstreams = upstreams;
		this.changes = changes;
		this.pictures = pictures;
	}

	@Bean
	RouterFunction<ServerResponse> contentApi() {
		return api("content");
	}

	@Bean
	RouterFunction<ServerResponse> tocApi() {
		return api("toc");
	}

	@Bean
	RouterFunction<ServerResponse> newsletterApi() {
		return api("newsletter");
	}

	/**
	 * What newsletter-service has for readers which is no page, and its editor's desk.
	 */
	@Bean
	RouterFunction<ServerResponse> newsletterFiles() {
		RequestPredicate files = methods(HttpMethod.GET, HttpMethod.HEAD)
			.and(path("/newsletter/unsubscriptions/{token}/data").or(path("/newsletter/issues.atom"))
				.or(path("/newsletter/subscriptions.csv")));
		return passed("newsletter", "newsletter-files", files.or(path("/newsletter/admin/**")), "/newsletter");
	}

	private RouterFunction<ServerResponse> api(String name) {
		String prefix = "/api/" + name;
		return passed(name, name + "-api", path(prefix + "/**"), prefix);
	}

	private RouterFunction<ServerResponse> passed(String name, String id, RequestPredicate requests, String prefix) {
		String service = name + "-service";
		return route(id).route(requests, http())
			.before(RawQuery::setAside)
			.before(stripPrefix((int) prefix.chars().filter((character) -> character == '/').count()))
			.before(removeRequestHeader(HttpHeaders.COOKIE))
			// The gateway has the body, or has told its sender to go on.
			.before(removeRequestHeader(HttpHeaders.EXPECT))
			.before(ApiRoutes::noticeThatThereIsNoBody)
			.before((request) -> ForwardedPrefix.remember(prefix, request))
			.filter(this.pictures::answer)
			.filter((request, next) -> noted(service, request, guarded(service, request, next)))
			.filter(lb(service))
			// The server sets its own.
			.after(removeResponseHeader(HttpHeaders.DATE))
			.build();
	}

	/**
	 * Has readers see at once what an editor has changed.
	 */
	private ServerResponse noted(String service, ServerRequest request, ServerResponse response) {
		if (EDITED.stream().anyMatch(request.path()::startsWith) && !SAFE.contains(request.method())
				&& !response.statusCode().isError()) {
			this.changes.happenedAt(service);
		}
		return response;
	}

	/**
	 * Has a body that is none seen as none: Apache's client says for one without any
	 * bytes that there is one, and refuses OPTIONS with a body that has no type.
	 */
	private static ServerRequest noticeThatThereIsNoBody(ServerRequest request) {
		HttpServletRequest received = request.servletRequest();
		if (received.getContentLengthLong() <= 0 && received.getHeader(HttpHeaders.TRANSFER_ENCODING) == null) {
			try {
				received.getInputStream().read();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return request;
	}

	private ServerResponse guarded(String service, ServerRequest request, HandlerFunction<ServerResponse> next) {
		String name = service + "-api";
		// An error handler of the route would come first and leave nothing to try again.
		try {
			Supplier<ServerResponse> call = () -> answered(service, request, next);
			if (request.servletRequest().getAttribute(RequestAdmission.UPLOAD) != null) {
				// Its sender would keep a permit of the breaker for as long as it likes.
				return call.get();
			}
			boolean isSafe = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
			return isSafe ? this.upstreams.callIdempotently(name, call) : this.upstreams.callOnce(name, call);
		}
		catch (RuntimeException ex) {
			if (!isFailureOfTheService(ex)) {
				throw ex;
			}
			return unavailable(ex, request);
		}
	}

	private ServerResponse answered(String service, ServerRequest request, HandlerFunction<ServerResponse> next) {
		try {
			ServerResponse answer = this.bodies.computeIfAbsent(service, (name) -> new ResponseBodies())
				.read(request, next.handle(request));
			return (answer != null) ? answer : unavailable("too many answers are being read", request);
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static boolean isFailureOfTheService(Throwable failure) {
		return failure instanceof ResourceAccessException && ClientFailures.status(failure).isEmpty()
				|| Upstreams.isRefusal(failure);
	}

	private ServerResponse unavailable(Object cause, ServerRequest request) {
		log.warn("{} {} failed: {}", request.method(), LoggedText.of(request.path()), LoggedText.of(cause));
		ProblemDetail problem = Problems.of(HttpStatus.SERVICE_UNAVAILABLE,
				"The service behind this address does not answer right now.", request.servletRequest(),
				request.servletRequest().getRequestURI());
		return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

}

package dev.colophon.gateway.web;

import java.net.URI;
import java.util.Optional;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Makes problem details (RFC 9457) that name the trace, so that what a caller saw can be
 * found in the logs.
 */
public final class Problems {

	/**
	 * When to try again what cannot be answered right now, as {@code Retry-After} has it.
	 */
	public static final String RETRY_AFTER_SECONDS = "10";

	/**
	 * The request's attribute that has the detail of an error, where there is one to
	 * tell.
	 */
	public static final String DETAIL = Problems.class.getName() + ".detail";

	private Problems() {
	}

	/**
	 * A problem with a request.
	 * @param path the path that was asked for
	 */
	public static ProblemDetail of(HttpStatusCode status, @Nullable String detail, HttpServletRequest request,
			String path) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setInstance(URI.create(path));
		traceId(request).ifPresent((traceId) -> problem.setProperty("traceId", traceId));
		return problem;
	}

	/**
	 * The id of the trace that a request belongs to. It is there even when nothing is in
	 * scope any more, as for an error.
	 */
	public static Optional<String> traceId(HttpServletRequest request) {
		return ServerHttpObservationFilter.findObservationContext(request)
			.map((context) -> context.<TracingContext>get(TracingContext.class))
			.map(TracingContext::getSpan)
			.map((Span span) -> span.context().traceId());
	}

}

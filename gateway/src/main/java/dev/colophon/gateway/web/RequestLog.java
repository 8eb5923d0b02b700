package dev.colophon.gateway.web;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Logs each request that is not answered with a page from memory, also those that Jetty
 * itself refuses: method, route, status, time, and the trace. Never the address, which
 * may have a token or an e-mail address in it, nor who asked.
 */
@Component
class RequestLog implements ObservationHandler<ServerRequestObservationContext>,
		WebServerFactoryCustomizer<JettyServletWebServerFactory> {

	private static final Logger log = LoggerFactory.getLogger("colophon.requests");

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE", "CONNECT");

	private static final String ROUTE = RequestLog.class.getName() + ".route";

	/**
	 * Matches whatever nothing else does.
	 */
	private static final String FALLBACK = "/**";

	private static final String UNMATCHED = "unmatched";

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof ServerRequestObservationContext;
	}

	/**
	 * Keeps the route, because an error that is told after this has a route of its own.
	 */
	@Override
	public void onStop(ServerRequestObservationContext context) {
		context.put(ROUTE, Objects.requireNonNullElse(context.getPathPattern(), UNMATCHED));
	}

	@Override
	public void customize(JettyServletWebServerFactory factory) {
		factory.addServerCustomizers((server) -> server.setRequestLog(RequestLog::log));
	}

	private static void log(Request request, Response response) {
		Object context = request.getAttribute(ServerHttpObservationFilter.CURRENT_OBSERVATION_CONTEXT_ATTRIBUTE);
		// Nothing but a page from memory is answered well without an observation.
		if (context != null || response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
			log(request, response, (ServerRequestObservationContext) context,
					Duration.ofNanos(NanoTime.since(request.getBeginNanoTime())));
		}
	}

	private static void log(Request request, Response response, @Nullable ServerRequestObservationContext context,
			Duration time) {
		String route = route(context, response.getStatus());
		String method = METHODS.contains(String.valueOf(request.getMethod())) ? request.getMethod() : "_OTHER";
		Span span = span(context);
		if (span != null) {
			MDC.put("traceId", span.context().traceId());
			MDC.put("spanId", span.context().spanId());
		}
		try {
			log.atInfo()
				.addKeyValue("http.request.method", method)
				.addKeyValue("http.route", route)
				.addKeyValue("http.response.status_code", response.getStatus())
				.addKeyValue("event.duration", time.toNanos())
				.log("{} {} {} {} ms", method, route, response.getStatus(), time.toMillis());
		}
		finally {
			MDC.remove("traceId");
			MDC.remove("spanId");
		}
	}

	private static String route(@Nullable ServerRequestObservationContext context, int status) {
		String route = (context != null) ? context.getOrDefault(ROUTE, UNMATCHED) : UNMATCHED;
		return (route.equals(FALLBACK) && status == HttpServletResponse.SC_NOT_FOUND) ? UNMATCHED : route;
	}

	private static @Nullable Span span(@Nullable ServerRequestObservationContext context) {
		TracingContext tracing = (context != null) ? context.get(TracingContext.class) : null;
		return (tracing != null) ? tracing.getSpan() : null;
	}

}

package dev.colophon.content.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Logs each request, also those that Tomcat itself refuses: method, route, status, time,
 * and the trace. Never the address, which may have a token or an e-mail address in it,
 * nor who asked.
 */
@Component
class RequestLog implements ObservationHandler<ServerRequestObservationContext>,
		WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

	private static final Logger log = LoggerFactory.getLogger("colophon.requests");

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"TRACE");

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
	public void customize(ConfigurableTomcatWebServerFactory factory) {
		factory.addEngineValves(new Valve());
	}

	private static void log(Request request, Response response, Duration time) {
		ServerRequestObservationContext context = ServerHttpObservationFilter.findObservationContext(request)
			.orElse(null);
		String route = route(context, response.getStatus());
		Level level = route.startsWith("/actuator") ? Level.DEBUG : Level.INFO;
		if (!log.isEnabledForLevel(level)) {
			return;
		}
		String method = METHODS.contains(String.valueOf(request.getMethod())) ? request.getMethod() : "_OTHER";
		Span span = span(context);
		if (span != null) {
			MDC.put("traceId", span.context().traceId());
			MDC.put("spanId", span.context().spanId());
		}
		try {
			log.atLevel(level)
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

	private static final class Valve extends ValveBase implements AccessLog {

		Valve() {
			super(true);
		}

		@Override
		public void invoke(Request request, Response response) throws IOException, ServletException {
			getNext().invoke(request, response);
		}

		@Override
		public void log(Request request, Response response, long nanos) {
			RequestLog.log(request, response, Duration.ofNanos(nanos));
		}

		@Override
		public void setRequestAttributesEnabled(boolean enabled) {
			// Nothing is logged of where a request came from.
		}

		@Override
		public boolean getRequestAttributesEnabled() {
			return false;
		}

	}

}

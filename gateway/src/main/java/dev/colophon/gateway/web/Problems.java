package dev.colophon.gateway.web;

import java.net.URI;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Makes problem details (RFC 9457) that name the trace, so that what a caller saw can be
 * found in the logs.
 */
@Component
public class Problems {

	private final Tracer tracer;

	Problems(Tracer tracer) {
		this.tracer = tracer;
	}

	/**
	 * A problem.
	 * @param path the path that was asked for
	 */
	public ProblemDetail of(HttpStatusCode status, @Nullable String detail, String path) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setInstance(URI.create(path));
		Span span = this.tracer.currentSpan();
		if (span != null) {
			problem.setProperty("traceId", span.context().traceId());
		}
		return problem;
	}

}

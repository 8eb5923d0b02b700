package dev.colophon.toc.web;

import java.util.Optional;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * What all problem details have in common, whoever tells them: they name the trace that
 * leads to the log. And no cache keeps them, even where the answer that they replace was
 * one to keep.
 */
@ControllerAdvice
class ProblemAnswers implements ResponseBodyAdvice<Object> {

	@Override
	public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
		return true;
	}

	@Override
	public @Nullable Object beforeBodyWrite(@Nullable Object body, MethodParameter returnType, MediaType mediaType,
			Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
			ServerHttpResponse response) {
		if (body instanceof ProblemDetail problem) {
			response.getHeaders().setCacheControl(CacheControl.noStore());
			response.getHeaders().remove(HttpHeaders.ETAG);
			traceId(((ServletServerHttpRequest) request).getServletRequest())
				.ifPresent((traceId) -> problem.setProperty("traceId", traceId));
		}
		return body;
	}

	/**
	 * From the request and not from the current scope: that is closed when the error
	 * controller is asked.
	 */
	private static Optional<String> traceId(HttpServletRequest request) {
		return ServerHttpObservationFilter.findObservationContext(request)
			.map((context) -> context.<TracingContext>get(TracingContext.class))
			.map(TracingContext::getSpan)
			.map((Span span) -> span.context().traceId());
	}

}

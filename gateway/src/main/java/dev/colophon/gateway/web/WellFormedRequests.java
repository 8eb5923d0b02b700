package dev.colophon.gateway.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away what Jetty lets through and no handler can make sense of, before it becomes
 * somebody's exception.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WellFormedRequests extends OncePerRequestFilter {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	/**
	 * The methods that some resource answers.
	 */
	static final String ALLOW = String.join(", ", METHODS);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getMethod().isBlank()) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
		}
		else if (HttpMethod.TRACE.matches(request.getMethod())
				|| (isPassedThrough(request.getRequestURI()) && !METHODS.contains(request.getMethod()))) {
			// TRACE would show the reader's headers to a script.
			response.setHeader(HttpHeaders.ALLOW, ALLOW);
			response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
		}
		else if (!isMediaType(request.getContentType())) {
			refuseContent(request, response);
		}
		else {
			passOn(request, response, chain);
		}
	}

	/**
	 * At once: a controller for errors could not be asked with such a media type.
	 */
	private static void refuseContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
		int status = HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
		response.setStatus(status);
		if (request.getRequestURI().startsWith("/api/")) {
			response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
			response.getOutputStream().write(ErrorResponses.problem(status, null).getBytes(StandardCharsets.UTF_8));
		}
	}

	private static void passOn(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			// The outer ones all say 400; the innermost knows whether a form is too
			// large.
			OptionalInt status = ClientFailures.status(ex);
			if (status.isEmpty() || response.isCommitted()) {
				throw ex;
			}
			response.sendError(status.getAsInt());
		}
	}

	/**
	 * Where a service decides what can be done. It is asked with any method that the HTTP
	 * client can send.
	 */
	private static boolean isPassedThrough(String path) {
		return path.startsWith("/api/") || path.startsWith("/newsletter/admin/");
	}

	private static boolean isMediaType(@Nullable String type) {
		try {
			return type == null || MediaType.parseMediaType(type).isConcrete();
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}

package dev.colophon.gateway.web;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Answers 405 with all methods that may be used (RFC 9110, section 15.5.6): Spring names
 * those that are mapped, and answers HEAD and OPTIONS as well.
 */
@ControllerAdvice
class MethodNotAllowedAdvice {

	@ExceptionHandler
	void refuse(HttpRequestMethodNotSupportedException refusal, HttpServletResponse response) throws IOException {
		Set<HttpMethod> allowed = new TreeSet<>(
				Optional.ofNullable(refusal.getSupportedHttpMethods()).orElse(Set.of()));
		if (allowed.contains(HttpMethod.GET)) {
			allowed.add(HttpMethod.HEAD);
		}
		allowed.add(HttpMethod.OPTIONS);
		response.setHeader(HttpHeaders.ALLOW, allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
		response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
	}

}

package dev.colophon.content.web;

import java.net.URI;
import java.util.Map;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Tells every error as a problem detail (RFC 9457), and a missing page as HTML to those
 * who ask for HTML. The types are relative references: they name, they need not resolve.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	static final URI NOT_FOUND = URI.create("/problems/not-found");

	static final URI INVALID = URI.create("/problems/invalid-request");

	@ExceptionHandler
	ProblemDetail notFound(NotFound ex) {
		return problem(HttpStatus.NOT_FOUND, NOT_FOUND, ex.getMessage());
	}

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView notFoundAsHtml(NotFound ex) {
		return new ModelAndView("not-found", Map.of("message", ex.getMessage()), HttpStatus.NOT_FOUND);
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidInput ex) {
		return problem(HttpStatus.BAD_REQUEST, INVALID, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail unreadable(InvalidParameterException ex) {
		return problem(HttpStatus.BAD_REQUEST, INVALID, "The parameters of this request cannot be read.");
	}

	@ExceptionHandler
	ProblemDetail unexpected(Exception ex) {
		log.error("Unexpected", ex);
		return problem(HttpStatus.INTERNAL_SERVER_ERROR, URI.create("about:blank"),
				"Something went wrong here. It is in the log.");
	}

	private static ProblemDetail problem(HttpStatus status, URI type, @Nullable String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(type);
		return problem;
	}

}

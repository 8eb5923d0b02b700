package dev.colophon.newsletter.subscription;

import java.net.URI;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.ModelAndView;

/**
 * Tells why a sign-up is not taken: readers on a page, programs as a problem detail.
 */
@RestControllerAdvice
@Order(0)
class SignUpRefusals {

	private static final URI FOREIGN = URI.create("/problems/foreign-origin");

	private static final URI TOO_MANY = URI.create("/problems/too-many-sign-ups");

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView foreignAsHtml(ForeignSignUp ex) {
		return new ModelAndView("foreign", HttpStatus.FORBIDDEN);
	}

	@ExceptionHandler
	ProblemDetail foreign(ForeignSignUp ex) {
		return problem(HttpStatus.FORBIDDEN, FOREIGN, ex);
	}

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView tooManyAsHtml(TooManySignUps ex, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, ex.retryAfter());
		return new ModelAndView("too-many", Map.of(), HttpStatus.TOO_MANY_REQUESTS);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tooMany(TooManySignUps ex) {
		return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
			.header(HttpHeaders.RETRY_AFTER, ex.retryAfter())
			.body(problem(HttpStatus.TOO_MANY_REQUESTS, TOO_MANY, ex));
	}

	private static ProblemDetail problem(HttpStatus status, URI type, RuntimeException reason) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, reason.getMessage());
		problem.setType(type);
		return problem;
	}

}

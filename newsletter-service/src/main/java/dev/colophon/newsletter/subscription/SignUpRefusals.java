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

	private static final URI TOO_MANY = URI.create("/problems/too-many-sign-ups");

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView tooManyAsHtml(TooManySignUps ex, HttpServletResponse response) {
		response.setHeader(HttpHeaders.RETRY_AFTER, ex.retryAfter());
		return new ModelAndView("too-many", Map.of(), HttpStatus.TOO_MANY_REQUESTS);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> tooMany(TooManySignUps ex) {
		return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
			.header(HttpHeaders.RETRY_AFTER, ex.retryAfter())
			.body(problem(ex));
	}

	private static ProblemDetail problem(TooManySignUps ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, ex.getMessage());
		problem.setType(TOO_MANY);
		return problem;
	}

}

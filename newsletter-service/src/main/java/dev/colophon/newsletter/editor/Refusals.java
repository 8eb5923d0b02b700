package dev.colophon.newsletter.editor;

import java.net.URI;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells as problem details why something is for the editor only (RFC 9110, section 11).
 */
@RestControllerAdvice
@Order(0)
class Refusals {

	private static final URI UNAUTHORIZED = URI.create("/problems/unauthorized");

	private static final URI NO_EDITOR = URI.create("/problems/no-editor");

	private static final String CHALLENGE = "Basic realm=\"Colophon\", charset=\"UTF-8\"";

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unauthorized(AuthenticationException ex) {
		String detail = (ex instanceof BadCredentialsException) ? String.valueOf(ex.getMessage())
				: "This needs the editor's name and password.";
		return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
			.body(problem(HttpStatus.UNAUTHORIZED, UNAUTHORIZED, detail));
	}

	@ExceptionHandler
	ProblemDetail noEditor(NoEditor ex) {
		return problem(HttpStatus.FORBIDDEN, NO_EDITOR, String.valueOf(ex.getMessage()));
	}

	private static ProblemDetail problem(HttpStatus status, URI type, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(type);
		return problem;
	}

}

package dev.colophon.toc.editor;

import java.net.URI;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Tells why nothing was written: 401 with what is asked for (RFC 9110, section 11.6.1),
 * or 403 where no credentials help.
 */
@RestControllerAdvice
@EnableConfigurationProperties(Editor.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalProblems {

	static final URI WRITING_IS_OFF = URI.create("/problems/writing-is-off");

	private final Editor editor;

	RefusalProblems(Editor editor) {
		this.editor = editor;
	}

	@ExceptionHandler({ AuthenticationException.class, AccessDeniedException.class })
	ResponseEntity<ProblemDetail> refused() {
		return this.editor.mayWrite() ? unauthorized() : writingIsOff();
	}

	private static ResponseEntity<ProblemDetail> unauthorized() {
		return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"editor\", charset=\"UTF-8\"")
			.body(ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED,
					"Writing needs the editor's name and password, by HTTP Basic."));
	}

	private static ResponseEntity<ProblemDetail> writingIsOff() {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN,
				"Nothing can be written here, because no EDITOR_PASSWORD is set.");
		problem.setType(WRITING_IS_OFF);
		return ResponseEntity.of(problem).build();
	}

}

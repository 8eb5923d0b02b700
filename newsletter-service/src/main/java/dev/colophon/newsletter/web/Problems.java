package dev.colophon.newsletter.web;

import java.net.URI;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Tells every error as a problem detail (RFC 9457), and a missing page as HTML to those
 * who ask for HTML. The types are relative references: they name, they need not resolve.
 */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(Problems.class);

	private static final URI NOT_FOUND = URI.create("/problems/not-found");

	private static final URI FOREIGN = URI.create("/problems/foreign-origin");

	private static final URI TOO_LONG = URI.create("/problems/body-too-long");

	private static final URI UNREADABLE = URI.create("/problems/unreadable-form");

	@ExceptionHandler(exception = { NotFound.class, NoResourceFoundException.class },
			produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView notFoundAsHtml() {
		return new ModelAndView("not-found", HttpStatus.NOT_FOUND);
	}

	@ExceptionHandler
	ProblemDetail notFound(NotFound ex) {
		return problem(HttpStatus.NOT_FOUND, NOT_FOUND, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler(exception = ForeignOrigin.class, produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView foreignAsHtml() {
		return new ModelAndView("foreign", HttpStatus.FORBIDDEN);
	}

	@ExceptionHandler
	ProblemDetail foreign(ForeignOrigin ex) {
		return problem(HttpStatus.FORBIDDEN, FOREIGN, String.valueOf(ex.getMessage()));
	}

	@ExceptionHandler(BodyTooLong.class)
	ProblemDetail tooLong() {
		return problem(HttpStatus.CONTENT_TOO_LARGE, TOO_LONG, "The request is longer than any that makes sense here.");
	}

	@ExceptionHandler
	ProblemDetail unreadable(InvalidParameterException ex) {
		if (ex.getErrorCode() == HttpStatus.CONTENT_TOO_LARGE.value()) {
			return tooLong();
		}
		return problem(HttpStatus.BAD_REQUEST, UNREADABLE,
				"The form cannot be read. Its names and values are UTF-8, percent-encoded.");
	}

	/**
	 * In the one media type that there is, whatever was asked for: who asks for something
	 * that cannot be is told so.
	 */
	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		HttpHeaders typed = new HttpHeaders(headers);
		typed.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		return super.createResponseEntity(body, typed, status, request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unexpected(Exception ex) {
		if (DatabaseFailures.isIn(ex)) {
			log.error("The database does not answer: {}", String.valueOf(ex.getMessage()));
			return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
				.header(HttpHeaders.RETRY_AFTER, DatabaseFailures.RETRY_AFTER_SECONDS)
				.contentType(MediaType.APPLICATION_PROBLEM_JSON)
				.body(problem(HttpStatus.SERVICE_UNAVAILABLE, URI.create("about:blank"),
						"The database does not answer right now."));
		}
		log.error("Unexpected", ex);
		return ResponseEntity.internalServerError()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem(HttpStatus.INTERNAL_SERVER_ERROR, URI.create("about:blank"),
					"Something went wrong here. It is in the log."));
	}

	private static ProblemDetail problem(HttpStatus status, URI type, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(type);
		return problem;
	}

}

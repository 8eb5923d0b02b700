package dev.colophon.toc.web;

import java.net.URI;
import java.util.Map;

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
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.accept.InvalidApiVersionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
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

	static final URI CONFLICT = URI.create("/problems/conflict");

	static final URI INVALID = URI.create("/problems/invalid-request");

	/** To Spring, version 3 is 3.0.0. */
	private static final String PADDED_VERSION = "^(\\d+(?:\\.\\d+)??)(?:\\.0){1,2}$";

	@ExceptionHandler
	ResponseEntity<ProblemDetail> notFound(NotFound ex) {
		return answer(HttpStatus.NOT_FOUND, NOT_FOUND, ex.getMessage());
	}

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView notFoundAsHtml(NotFound ex) {
		return new ModelAndView("not-found", Map.of("message", ex.getMessage()), HttpStatus.NOT_FOUND);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidInput ex) {
		return answer(HttpStatus.BAD_REQUEST, INVALID, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unreadable(InvalidParameterException ex) {
		return answer(HttpStatus.BAD_REQUEST, INVALID, "The parameters of this request cannot be read.");
	}

	/**
	 * A version that there is not, or not of this resource.
	 */
	@ExceptionHandler
	ResponseEntity<ProblemDetail> version(InvalidApiVersionException ex) {
		return answer(HttpStatus.BAD_REQUEST, INVALID,
				"There is no version '" + ex.getVersion().replaceFirst(PADDED_VERSION, "$1")
						+ "' of this; the specification names those that there are.");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> conflict(Conflict ex) {
		return answer(HttpStatus.CONFLICT, CONFLICT, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail changed(PreconditionFailed ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_FAILED, ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail unconditional(PreconditionRequired ex) {
		return ProblemDetail.forStatusAndDetail(HttpStatus.PRECONDITION_REQUIRED, ex.getMessage());
	}

	/**
	 * A body that is no JSON, and where it ceases to be.
	 */
	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return handleExceptionInternal(ex, problem(HttpStatus.BAD_REQUEST, INVALID, Unreadable.why(ex)), headers,
				status, request);
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
		return answer(HttpStatus.INTERNAL_SERVER_ERROR, URI.create("about:blank"),
				"Something went wrong here. It is in the log.");
	}

	private static ResponseEntity<ProblemDetail> answer(HttpStatus status, URI type, @Nullable String detail) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem(status, type, detail));
	}

	private static ProblemDetail problem(HttpStatus status, URI type, @Nullable String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(type);
		return problem;
	}

}

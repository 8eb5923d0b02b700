package dev.colophon.content.web;

import java.net.URI;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
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

	static final URI GONE = URI.create("/problems/gone");

	static final URI INVALID = URI.create("/problems/invalid-request");

	static final URI UNPROCESSABLE = URI.create("/problems/unprocessable-content");

	static final URI CONFLICT = URI.create("/problems/conflict");

	static final URI PRECONDITION_FAILED = URI.create("/problems/precondition-failed");

	static final URI PRECONDITION_REQUIRED = URI.create("/problems/precondition-required");

	private final Answers answers;

	Problems(Answers answers) {
		this.answers = answers;
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> notFound(NotFound ex) {
		return answer(HttpStatus.NOT_FOUND, NOT_FOUND, ex.getMessage());
	}

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView notFoundAsHtml(NotFound ex) {
		return document(HttpStatus.NOT_FOUND, "Not found", ex);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> gone(Gone ex) {
		return answer(HttpStatus.GONE, GONE, ex.getMessage());
	}

	@ExceptionHandler(produces = MediaType.TEXT_HTML_VALUE)
	ModelAndView goneAsHtml(Gone ex, HttpServletResponse response) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, this.answers.cacheControl());
		return document(HttpStatus.GONE, "No longer here", ex);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidInput ex) {
		return answer(HttpStatus.BAD_REQUEST, INVALID, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unreadable(InvalidParameterException ex) {
		return answer(HttpStatus.BAD_REQUEST, INVALID, "The parameters of this request cannot be read.");
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unprocessable(UnprocessableContent ex) {
		return answer(HttpStatus.UNPROCESSABLE_CONTENT, UNPROCESSABLE, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> conflict(Conflict ex) {
		return answer(HttpStatus.CONFLICT, CONFLICT, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> preconditionFailed(PreconditionFailed ex) {
		return answer(HttpStatus.PRECONDITION_FAILED, PRECONDITION_FAILED, ex.getMessage());
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> preconditionRequired(PreconditionRequired ex) {
		return answer(HttpStatus.PRECONDITION_REQUIRED, PRECONDITION_REQUIRED, ex.getMessage());
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

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return handleExceptionInternal(ex, problem(HttpStatus.BAD_REQUEST, INVALID, unreadable(ex.getCause())), headers,
				status, request);
	}

	private static @Nullable String unreadable(@Nullable Throwable cause) {
		if (cause instanceof UnrecognizedPropertyException unknown) {
			return "There is no field '" + unknown.getPropertyName() + "' here.";
		}
		if (cause instanceof JacksonException && cause.getCause() instanceof InvalidInput invalid) {
			return invalid.getMessage();
		}
		if (cause instanceof JacksonException json && !json.getPath().isEmpty()) {
			return "The field '" + json.getPath().getFirst().getPropertyName() + "' has a value of another type.";
		}
		return "The body of this request cannot be read.";
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

	private static ModelAndView document(HttpStatus status, String title, Exception ex) {
		return new ModelAndView("not-found", Map.of("title", title, "message", ex.getMessage()), status);
	}

}

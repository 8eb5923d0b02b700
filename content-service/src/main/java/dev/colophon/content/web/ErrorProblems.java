package dev.colophon.content.web;

import java.net.URI;

import jakarta.servlet.RequestDispatcher;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells as a problem detail what went wrong outside of all controllers. Whoever asks for
 * this address by themself finds nothing here.
 */
@RestController
class ErrorProblems implements ErrorController {

	@RequestMapping("${spring.web.error.path:/error}")
	ResponseEntity<ProblemDetail> error(
			@RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false) @Nullable Integer status,
			@RequestAttribute(name = RequestDispatcher.ERROR_REQUEST_URI, required = false) @Nullable String uri) {
		ProblemDetail problem = ProblemDetail.forStatus((status != null) ? status : HttpStatus.NOT_FOUND.value());
		if (uri != null) {
			problem.setInstance(URI.create(uri));
		}
		return ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

}

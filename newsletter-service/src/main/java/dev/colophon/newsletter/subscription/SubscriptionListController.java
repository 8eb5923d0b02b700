package dev.colophon.newsletter.subscription;

import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The list as a file, for the editor: to keep, and to bring one along from elsewhere.
 */
@RestController
class SubscriptionListController {

	private static final String CSV = "text/csv";

	private static final URI INVALID = URI.create("/problems/invalid-list");

	private final SubscriptionList list;

	SubscriptionListController(SubscriptionList list) {
		this.list = list;
	}

	@GetMapping(path = "/subscriptions.csv", produces = CSV)
	void write(HttpServletResponse response) throws IOException {
		response.setContentType(CSV + ";charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("subscriptions.csv").build().toString());
		this.list.write(response.getWriter());
	}

	@PostMapping(path = "/subscriptions.csv", consumes = CSV, produces = MediaType.APPLICATION_JSON_VALUE)
	SubscriptionList.Result read(HttpServletRequest request) throws IOException {
		return this.list.read(new InputStreamReader(request.getInputStream(),
				StandardCharsets.UTF_8.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT)));
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidList ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
		problem.setType(INVALID);
		return problem;
	}

}

package dev.colophon.newsletter.subscription;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;

import dev.colophon.newsletter.web.BodyLimit;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

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

	/** Room for a third of a million subscriptions. */
	private static final int MOST_BYTES = 32 * 1_048_576;

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
		byte[] file = BodyLimit.read(request.getInputStream(), MOST_BYTES);
		return this.list.read(ListText.of(file, charset(request)));
	}

	/**
	 * What the request says itself; Spring says UTF-8 where it says nothing.
	 */
	private static @Nullable Charset charset(HttpServletRequest request) {
		try {
			return MediaType.parseMediaType(request.getHeader(HttpHeaders.CONTENT_TYPE)).getCharset();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidList("The charset of the list is not known here. Save it as CSV in UTF-8.");
		}
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidList ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
		problem.setType(INVALID);
		return problem;
	}

}

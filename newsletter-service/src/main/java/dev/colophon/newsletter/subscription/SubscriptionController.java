package dev.colophon.newsletter.subscription;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing up, for programs.
 */
@RestController
class SubscriptionController {

	private static final URI INVALID = URI.create("/problems/invalid-email-address");

	private final Subscriptions subscriptions;

	SubscriptionController(Subscriptions subscriptions) {
		this.subscriptions = subscriptions;
	}

	/**
	 * The same for an address that is new, pending or confirmed, so that nobody can ask
	 * who is on the list.
	 */
	record Receipt(String status, String message) {

		static final Receipt PENDING = new Receipt("pending",
				"If this address is not on the list yet, we will send it a mail to confirm the subscription.");

	}

	@PostMapping(path = "/subscriptions", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	Receipt signUp(@RequestBody SignUp signUp) {
		signUp.address().ifPresent(this.subscriptions::request);
		return Receipt.PENDING;
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidEmailAddress ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, ex.getMessage());
		problem.setType(INVALID);
		problem.setProperty("field", "email");
		return problem;
	}

}

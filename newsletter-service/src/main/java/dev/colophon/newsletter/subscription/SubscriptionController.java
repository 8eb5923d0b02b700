package dev.colophon.newsletter.subscription;

import java.net.URI;

import dev.colophon.newsletter.address.InvalidEmailAddress;
import jakarta.servlet.http.HttpServletRequest;

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

	private static final URI INVALID_STAMP = URI.create("/problems/invalid-stamp");

	private final SignUps signUps;

	SubscriptionController(SignUps signUps) {
		this.signUps = signUps;
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
	Receipt signUp(@RequestBody SignUp signUp, HttpServletRequest request) {
		this.signUps.take(signUp, request);
		return Receipt.PENDING;
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidEmailAddress ex) {
		return problem(INVALID, "email", ex);
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidStamp ex) {
		return problem(INVALID_STAMP, "stamp", ex);
	}

	private static ProblemDetail problem(URI type, String field, RuntimeException reason) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, reason.getMessage());
		problem.setType(type);
		problem.setProperty("field", field);
		return problem;
	}

}

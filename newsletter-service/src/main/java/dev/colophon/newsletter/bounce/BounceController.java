package dev.colophon.newsletter.bounce;

import java.net.URI;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes reports of bounces, signed as Standard Webhooks has it.
 */
@RestController
class BounceController {

	private static final URI BAD_SIGNATURE = URI.create("/problems/bad-signature");

	private static final URI BAD_REPORT = URI.create("/problems/bad-bounce-report");

	private final Signature signature;

	private final Bounces bounces;

	private final JsonMapper json;

	BounceController(Signature signature, Bounces bounces, JsonMapper json) {
		this.signature = signature;
		this.bounces = bounces;
		this.json = json;
	}

	@PostMapping(path = "/bounces", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void take(@RequestHeader(name = "webhook-id", required = false) @Nullable String id,
			@RequestHeader(name = "webhook-timestamp", required = false) @Nullable String timestamp,
			@RequestHeader(name = "webhook-signature", required = false) @Nullable String signatures,
			@RequestBody byte[] body) {
		if (id == null || !this.signature.isGood(id, timestamp, signatures, body)) {
			throw problem(HttpStatus.UNAUTHORIZED, BAD_SIGNATURE,
					this.signature.isConfigured() ? "The signature is not good, or too old."
							: "Nobody may report bounces, because no BOUNCES_SECRET is set.");
		}
		this.bounces.take(id, report(body));
	}

	private Report report(byte[] body) {
		try {
			Report report = this.json.readValue(body, Report.class);
			if (report != null && report.type() != null && (report.email() != null || report.token() != null)) {
				return report;
			}
		}
		catch (JacksonException ex) {
			// The sender learns that it cannot be read, and the log no address.
		}
		throw problem(HttpStatus.UNPROCESSABLE_CONTENT, BAD_REPORT,
				"A report has a type (hard-bounce, soft-bounce, complaint, unsubscription), and an email or a token.");
	}

	private static ErrorResponseException problem(HttpStatus status, URI type, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(type);
		return new ErrorResponseException(status, problem, null);
	}

}

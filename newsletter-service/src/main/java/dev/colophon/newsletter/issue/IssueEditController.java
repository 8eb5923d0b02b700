package dev.colophon.newsletter.issue;

import java.net.URI;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.address.InvalidEmailAddress;
import dev.colophon.newsletter.content.ContentUnavailable;
import dev.colophon.newsletter.outbox.Outbox;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Drafting, correcting and sending issues, for the editor.
 */
@RestController
class IssueEditController {

	/**
	 * When to ask again for what content-service does not say.
	 */
	static final String RETRY_AFTER_SECONDS = "10";

	private static final URI INVALID = URI.create("/problems/invalid-issue");

	private static final URI UNAVAILABLE = URI.create("/problems/content-unavailable");

	private final Issues issues;

	private final Drafting drafting;

	private final Outbox outbox;

	private final Markdown markdown;

	IssueEditController(Issues issues, Drafting drafting, Outbox outbox, Markdown markdown) {
		this.issues = issues;
		this.drafting = drafting;
		this.outbox = outbox;
		this.markdown = markdown;
	}

	/**
	 * What the editor writes.
	 */
	record Text(@Nullable String subject, @Nullable String markdown) {

		Manuscript manuscript() {
			return new Manuscript(this.subject, this.markdown);
		}

	}

	/**
	 * Where to send an issue to look at it.
	 */
	record Test(@Nullable String email) {
	}

	/**
	 * Makes a draft: with what is written, or without a body with what changed on the
	 * site.
	 */
	@PostMapping(path = "/issues", produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<IssueController.View> draft(@RequestBody(required = false) @Nullable Text text,
			HttpServletRequest request) {
		Issue issue = (text != null) ? this.issues.draft(text.manuscript(), null)
				: this.drafting.draft().orElseThrow(IssueConflict::nothingChanged);
		return ResponseEntity.created(URI.create(request.getContextPath() + "/issues/" + issue.id()))
			.eTag(Versions.etag(issue))
			.body(IssueController.View.of(issue, this.markdown));
	}

	@PutMapping(path = "/issues/{id:\\d{1,18}}", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<IssueController.View> write(@PathVariable long id, @RequestBody Text text,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		Issue draft = draft(id);
		Versions.check(ifMatch, draft);
		Issue written = this.issues.write(id, draft.version(), text.manuscript())
			.orElseThrow(IssueConflict::withAnotherVersion);
		return ResponseEntity.ok().eTag(Versions.etag(written)).body(IssueController.View.of(written, this.markdown));
	}

	@DeleteMapping("/issues/{id:\\d{1,18}}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void discard(@PathVariable long id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
		Issue draft = draft(id);
		Versions.check(ifMatch, draft);
		if (!this.issues.discard(id, draft.version())) {
			throw IssueConflict.withAnotherVersion();
		}
	}

	/**
	 * Sends an issue to one address only.
	 */
	@PostMapping(path = "/issues/{id:\\d{1,18}}/tests", consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	void test(@PathVariable long id, @RequestBody Test test) {
		EmailAddress address = new EmailAddress((test.email() != null) ? test.email() : "");
		this.outbox.addTest(this.issues.get(id).id(), address.normalized());
	}

	/**
	 * Sends an issue to everybody who has confirmed, once and for ever.
	 */
	@PostMapping(path = "/issues/{id:\\d{1,18}}/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.ACCEPTED)
	Outbox.Progress deliver(@PathVariable long id) {
		if (!this.issues.deliver(this.issues.get(id).id())) {
			throw IssueConflict.alreadySent();
		}
		return this.outbox.progress(id);
	}

	@GetMapping(path = "/issues/{id:\\d{1,18}}/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
	Outbox.Progress progress(@PathVariable long id) {
		return this.outbox.progress(this.issues.get(id).id());
	}

	private Issue draft(long id) {
		Issue issue = this.issues.get(id);
		if (issue.isSent()) {
			throw IssueConflict.alreadySent();
		}
		return issue;
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidManuscript ex) {
		return invalid(ex.field(), ex);
	}

	@ExceptionHandler
	ProblemDetail invalid(InvalidEmailAddress ex) {
		return invalid("email", ex);
	}

	private static ProblemDetail invalid(String field, RuntimeException reason) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.UNPROCESSABLE_CONTENT, reason.getMessage());
		problem.setType(INVALID);
		problem.setProperty("field", field);
		return problem;
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unavailable(ContentUnavailable ex) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"content-service does not say what changed right now.");
		problem.setType(UNAVAILABLE);
		return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
			.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
			.body(problem);
	}

}

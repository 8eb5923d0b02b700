package dev.colophon.newsletter.issue;

import java.net.URI;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * What the editor asks for does not fit to how an issue is now.
 */
final class IssueConflict extends ErrorResponseException {

	private IssueConflict(HttpStatus status, String type, String detail) {
		super(status, problem(status, type, detail), null);
	}

	private static ProblemDetail problem(HttpStatus status, String type, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setType(URI.create("/problems/" + type));
		return problem;
	}

	static IssueConflict withoutVersion() {
		return new IssueConflict(HttpStatus.PRECONDITION_REQUIRED, "precondition-required",
				"Say with If-Match which version is meant.");
	}

	static IssueConflict withAnotherVersion() {
		return new IssueConflict(HttpStatus.PRECONDITION_FAILED, "precondition-failed",
				"The draft has changed since that version.");
	}

	static IssueConflict alreadySent() {
		return new IssueConflict(HttpStatus.CONFLICT, "issue-sent",
				"The issue has been sent, and what is sent does not change.");
	}

	static IssueConflict nothingChanged() {
		return new IssueConflict(HttpStatus.CONFLICT, "nothing-changed",
				"Nothing changed on the site since the last issue.");
	}

}

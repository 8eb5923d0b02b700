package dev.colophon.newsletter.issue;

import org.jspecify.annotations.Nullable;

/**
 * Which version of a draft somebody has seen, as ETags tell it (RFC 9110, section
 * 13.1.1).
 */
final class Versions {

	private Versions() {
	}

	static String etag(Issue issue) {
		return '"' + String.valueOf(issue.version()) + '"';
	}

	/**
	 * Checks that this is the version that somebody wants to change.
	 * @param ifMatch the header; an asterisk is for any version
	 */
	static void check(@Nullable String ifMatch, Issue issue) {
		if (ifMatch == null) {
			throw IssueConflict.withoutVersion();
		}
		if (!ifMatch.strip().equals("*") && !ifMatch.strip().equals(etag(issue))) {
			throw IssueConflict.withAnotherVersion();
		}
	}

}

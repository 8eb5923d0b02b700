package dev.colophon.newsletter.issue;

import org.jspecify.annotations.Nullable;

import org.springframework.http.ETag;

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
	 * @param ifMatch the header: a list of ETags, or an asterisk for any version
	 */
	static void check(@Nullable String ifMatch, Issue issue) {
		if (ifMatch == null) {
			throw IssueConflict.withoutVersion();
		}
		if (ETag.parse(ifMatch).stream().noneMatch((tag) -> tag.isWildcard() || isOf(issue, tag))) {
			throw IssueConflict.withAnotherVersion();
		}
	}

	/**
	 * Whoever compresses an answer may have appended something to its ETag.
	 */
	private static boolean isOf(Issue issue, ETag tag) {
		return !tag.weak() && tag.tag().matches(issue.version() + "(\\D.*)?");
	}

}

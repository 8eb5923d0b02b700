package dev.colophon.newsletter.issue;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An issue: a draft, or one that has been sent, which never changes.
 *
 * @param version how often it was written, from 1
 * @param sentAt when it was handed to the outbox; none for a draft
 */
record Issue(long id, String subject, String markdown, int version, Instant createdAt, Instant updatedAt,
		@Nullable Instant sentAt) {

	boolean isSent() {
		return this.sentAt != null;
	}

	/**
	 * Where everybody can read it.
	 */
	String path() {
		return "/issues/" + this.id + ".html";
	}

}

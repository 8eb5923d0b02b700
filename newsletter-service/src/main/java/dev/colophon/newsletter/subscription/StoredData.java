package dev.colophon.newsletter.subscription;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored about somebody, for themself.
 *
 * @param status {@code pending}, {@code confirmed}, {@code left}, {@code bounced} or
 * {@code complained}
 * @param endedAt when they left, or when mails to them began to fail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredData(String email, String status, Instant createdAt, Instant askedAt, @Nullable Instant confirmedAt,
		@Nullable Instant endedAt, List<StoredMail> mails) {

	/**
	 * @param kind {@code confirmation} or {@code issue}
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record StoredMail(String kind, Instant createdAt, @Nullable Instant sentAt) {
	}

	@Override
	public String toString() {
		return "StoredData";
	}

}

package dev.colophon.newsletter.subscription;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * All that is stored about somebody, for themself.
 *
 * @param status {@code pending}, {@code confirmed}, {@code left}, {@code bounced} or
 * {@code complained}
 * @param formerStatus what it was before it was asked for again
 * @param letterAt when the last confirmation mail was asked for
 * @param softBounces how many mails in a row could not be delivered for now
 * @param endedAt when they left, or when mails to them began to fail
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredData(String email, String status, @Nullable String formerStatus, Instant createdAt, Instant askedAt,
		@Nullable Instant letterAt, @Nullable Instant confirmedAt, @Nullable Instant endedAt, int softBounces,
		List<StoredMail> mails) {

	private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'",
			Locale.ENGLISH);

	/**
	 * @param kind {@code confirmation} or {@code issue}
	 * @param issue which issue
	 * @param attempts how many times it was taken up to be sent
	 * @param reason why the last attempt failed, as the mail server put it
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record StoredMail(String kind, @Nullable Long issue, Instant createdAt, int attempts, @Nullable Instant sentAt,
			@Nullable Instant failedAt, @Nullable String reason) {
	}

	String askedAtWords() {
		return words(this.askedAt);
	}

	String confirmedAtWords() {
		return words(this.confirmedAt);
	}

	String endedAtWords() {
		return words(this.endedAt);
	}

	private static String words(@Nullable Instant time) {
		return (time != null) ? MINUTE.format(time.atOffset(ZoneOffset.UTC)) : "";
	}

	@Override
	public String toString() {
		return "StoredData";
	}

}

package dev.colophon.newsletter.subscription;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A date or time in a list: of ISO 8601 and its relatives, and with dots, as a German
 * spreadsheet saves it. Dates whose month could be their day, such as 1/2/2026, are
 * refused.
 */
final class ListTime {

	/** Go writes the zone twice, as in {@code +0000 UTC}. */
	private static final Pattern SECOND_ZONE = Pattern.compile("(?<= [+-]\\d{4}) [A-Z0-9+-]+$");

	private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder().parseCaseInsensitive()
		.appendPattern("[d.M.uuuu][uuuu/M/d]")
		.appendOptional(DateTimeFormatter.ISO_LOCAL_DATE)
		.appendPattern("['T'][' ']")
		.appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
		.appendPattern("[' '][XXX][XX][X]['UTC']['GMT']")
		.toFormatter(Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private ListTime() {
	}

	/**
	 * @throws IllegalArgumentException if it cannot be read
	 */
	static Instant of(String text) {
		Instant at = ifReadable(text);
		if (at == null) {
			throw new IllegalArgumentException(
					"Each address needs the date of the consent, as 2026-11-26 or 2026-11-26T12:00:00Z.");
		}
		return at;
	}

	/**
	 * @throws IllegalArgumentException if it cannot be read or is in the future
	 */
	static Instant past(String text, Clock clock) {
		Instant at = of(text);
		if (at.isAfter(clock.instant())) {
			throw new IllegalArgumentException("The consent is not in the future.");
		}
		return at;
	}

	static @Nullable Instant ifAny(String text) {
		return text.isEmpty() ? null : of(text);
	}

	/**
	 * A time without an offset is one in UTC, as Mailchimp has it.
	 */
	static @Nullable Instant ifReadable(String text) {
		try {
			TemporalAccessor time = FORMAT.parseBest(SECOND_ZONE.matcher(text).replaceFirst(""), OffsetDateTime::from,
					LocalDateTime::from, LocalDate::from);
			return switch (time) {
				case OffsetDateTime at -> at.toInstant();
				case LocalDateTime at -> at.toInstant(ZoneOffset.UTC);
				default -> LocalDate.from(time).atStartOfDay().toInstant(ZoneOffset.UTC);
			};
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

}

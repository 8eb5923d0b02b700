package dev.colophon.content.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ways in which authors write dates. Without a zone they are taken as UTC.
 */
final class PageDate {

	private static final List<String> DAYS = List.of("uuuu-M-d", "uuuu/M/d", "uuuu.M.d", "uuuuMMdd", "d MMM uuuu",
			"d MMMM uuuu", "MMM d, uuuu", "MMMM d, uuuu", "MMM d uuuu", "MMMM d uuuu", "EEE, d MMM uuuu",
			"EEEE, d MMMM uuuu", "EEE d MMM uuuu", "d.M.uuuu");

	private static final List<DateTimeFormatter> FORMATS = DAYS.stream().map(PageDate::format).toList();

	private PageDate() {
	}

	static Optional<Instant> of(String written) {
		String date = written.strip().replaceAll(" +", " ");
		return Stream.concat(Stream.of(DateTimeFormatter.ISO_DATE_TIME), FORMATS.stream())
			.flatMap((format) -> parse(format, date).stream())
			.findFirst();
	}

	private static DateTimeFormatter format(String day) {
		return new DateTimeFormatterBuilder().parseCaseInsensitive()
			.appendPattern(day + "[[' ']['T'][' ']H:mm[:ss][.SSS][.SSSSSS][' '][XXX][XX][X][z]]")
			.toFormatter(Locale.ENGLISH)
			.withResolverStyle(ResolverStyle.STRICT);
	}

	private static Optional<Instant> parse(DateTimeFormatter format, String date) {
		try {
			return Optional.of(instant(format.parseBest(date, ZonedDateTime::from, OffsetDateTime::from,
					LocalDateTime::from, LocalDate::from)));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static Instant instant(TemporalAccessor parsed) {
		return switch (parsed) {
			case ZonedDateTime time -> time.toInstant();
			case OffsetDateTime time -> time.toInstant();
			case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
			default -> LocalDate.from(parsed).atStartOfDay(ZoneOffset.UTC).toInstant();
		};
	}

}

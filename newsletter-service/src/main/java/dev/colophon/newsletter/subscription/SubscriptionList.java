package dev.colophon.newsletter.subscription;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.address.InvalidEmailAddress;
import dev.colophon.newsletter.key.Keys;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All subscriptions as CSV (RFC 4180), out of the database and into it.
 */
@Repository
class SubscriptionList {

	private static final CSVFormat WRITTEN = CSVFormat.RFC4180.builder()
		.setHeader("email", "status", "created_at", "confirmed_at", "ended_at")
		.get();

	private static final CSVFormat READ = CSVFormat.RFC4180.builder()
		.setHeader()
		.setSkipHeaderRecord(true)
		.setIgnoreEmptyLines(true)
		.setTrim(true)
		.get();

	private static final int AT_ONCE = 1_000;

	private static final int MOST_FAULTS = 100;

	private final JdbcTemplate jdbc;

	private final Keys keys;

	private final Clock clock;

	SubscriptionList(DataSource database, Keys keys, Clock clock) {
		this.jdbc = new JdbcTemplate(database);
		this.jdbc.setFetchSize(AT_ONCE);
		this.keys = keys;
		this.clock = clock;
	}

	/**
	 * What came of an import.
	 *
	 * @param imported how many are on the list now that were not
	 * @param known how many are left as they were: on the list, or not on it any more
	 * @param refused how many lines are none
	 * @param faults what is wrong with the first of those
	 */
	record Result(int imported, int known, int refused, List<Fault> faults) {
	}

	/**
	 * What is wrong with a line, without the line.
	 */
	record Fault(long line, String reason) {
	}

	@Transactional(readOnly = true)
	void write(Appendable out) throws IOException {
		try (CSVPrinter csv = new CSVPrinter(out, WRITTEN);
				Stream<Object[]> rows = this.jdbc.queryForStream("""
						select email, status, created_at, confirmed_at, ended_at from subscription order by id
						""", (row, number) -> new Object[] { row.getString("email"), row.getString("status"),
						time(row, "created_at"), time(row, "confirmed_at"), time(row, "ended_at") })) {
			for (Object[] row : (Iterable<Object[]>) rows::iterator) {
				csv.printRecord(row);
			}
			csv.flush();
		}
	}

	private static Object time(ResultSet row, String column) throws SQLException {
		Timestamp time = row.getTimestamp(column);
		return (time != null) ? time.toInstant() : "";
	}

	/**
	 * Takes addresses in whose owners have agreed elsewhere, all or none. Nobody is
	 * brought back who has left, bounced, complained or been erased.
	 * @throws InvalidList if it has not the columns {@code email} and
	 * {@code consented_at}, or breaks off
	 */
	@Transactional
	Result read(Reader in) {
		int imported = 0;
		int good = 0;
		int refused = 0;
		List<Fault> faults = new ArrayList<>();
		List<Object[]> batch = new ArrayList<>();
		try (CSVParser csv = parser(in)) {
			if (!csv.getHeaderNames().containsAll(List.of("email", "consented_at"))) {
				throw new InvalidList("The first line names the columns: email and consented_at.");
			}
			for (CSVRecord line : csv) {
				try {
					batch.add(row(line));
					good++;
				}
				catch (IllegalArgumentException ex) {
					refused++;
					if (faults.size() < MOST_FAULTS) {
						faults.add(new Fault(csv.getCurrentLineNumber(), String.valueOf(ex.getMessage())));
					}
				}
				if (batch.size() == AT_ONCE) {
					imported += insert(batch);
				}
			}
			imported += insert(batch);
		}
		catch (IOException | UncheckedIOException ex) {
			throw new InvalidList("The list is no CSV from its first line to its last.");
		}
		return new Result(imported, good - imported, refused, faults);
	}

	private static CSVParser parser(Reader in) throws IOException {
		try {
			return CSVParser.builder().setReader(in).setFormat(READ).get();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidList("Each column has a name of its own in the first line.");
		}
	}

	private Object[] row(CSVRecord line) {
		if (!line.isConsistent()) {
			throw new IllegalArgumentException("This line has not as many columns as the first.");
		}
		EmailAddress address;
		try {
			address = new EmailAddress(line.get("email"));
		}
		catch (InvalidEmailAddress ex) {
			throw new IllegalArgumentException(ex.getMessage(), ex);
		}
		Timestamp consentedAt = Timestamp.from(consent(line.get("consented_at")));
		return new Object[] { address.value(), address.normalized(), consentedAt, consentedAt, consentedAt,
				this.keys.mac(Subscriptions.ERASED, address.normalized()) };
	}

	private Instant consent(String text) {
		try {
			Instant at = (text.length() <= "2026-11-26".length())
					? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC) : Instant.parse(text);
			if (at.isAfter(this.clock.instant())) {
				throw new IllegalArgumentException("The consent is not in the future.");
			}
			return at;
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(
					"Each address needs the date of the consent, as 2026-11-26 or 2026-11-26T12:00:00Z.", ex);
		}
	}

	private int insert(List<Object[]> rows) {
		int[] inserted = this.jdbc.batchUpdate("""
				insert into subscription (email, normalized_email, status, created_at, asked_at, confirmed_at)
				select ?, ?, 'confirmed', ?, ?, ?
				where not exists (select from erased where address = ?)
				on conflict (normalized_email) do nothing
				""", rows);
		rows.clear();
		int sum = 0;
		for (int count : inserted) {
			sum += count;
		}
		return sum;
	}

}

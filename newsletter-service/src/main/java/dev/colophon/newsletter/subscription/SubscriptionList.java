package dev.colophon.newsletter.subscription;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.colophon.newsletter.key.Keys;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All subscriptions as CSV (RFC 4180), out of the database and into it: what was written
 * here, and what other programs and spreadsheets write.
 */
@Repository
class SubscriptionList {

	private static final CSVFormat WRITTEN = CSVFormat.RFC4180.builder()
		.setHeader("email", "status", "created_at", "confirmed_at", "ended_at")
		.get();

	/**
	 * What spreadsheets and other programs write (RFC 4180 and its relatives).
	 */
	private static final CSVFormat READ = CSVFormat.RFC4180.builder()
		.setIgnoreEmptyLines(true)
		.setIgnoreSurroundingSpaces(true)
		.setTrailingData(true)
		.get();

	private static final char[] DELIMITERS = { ',', ';', '\t', '|' };

	/**
	 * Where Excel is told what separates the cells.
	 */
	private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=(.)\"?[,;\\t ]*(\\R|$)",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n?|\\n");

	private static final int AT_ONCE = 1_000;

	private static final int MOST_REFUSALS = 10_000;

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
	 * @param imported how many subscriptions were stored
	 * @param unsubscribed how many of those get no mails: they had left, bounced or
	 * complained, or had not confirmed
	 * @param known how many were stored already, or had been erased, and stay as they are
	 * @param refused how many lines were refused
	 * @param faults why, for the first hundred of those
	 * @param refusals why, for the first ten thousand of those
	 */
	record Result(int imported, int unsubscribed, int known, int refused, List<Fault> faults, List<Fault> refusals) {
	}

	/**
	 * Why a line was refused, without its text.
	 */
	record Fault(long line, String reason) {
	}

	@Transactional(readOnly = true)
	void write(Appendable out) throws IOException {
		try (CSVPrinter csv = new CSVPrinter(out, WRITTEN);
				Stream<Object[]> rows = this.jdbc.queryForStream("""
						select email, status, created_at, confirmed_at, ended_at from subscription order by id
						""",
						(row, number) -> new Object[] { SpreadsheetText.neutralize(row.getString("email")),
								row.getString("status"), time(row, "created_at"), time(row, "confirmed_at"),
								time(row, "ended_at") })) {
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
	 * Stores each line that is right, or none if the list breaks off. Nobody is brought
	 * back who has left, bounced, complained or been erased, here or elsewhere.
	 * @throws InvalidList if it has not the columns that it needs, or breaks off
	 */
	@Transactional
	Result read(String file) {
		String text = ListText.withoutMark(file);
		Matcher separator = SEPARATOR_LINE.matcher(text);
		return separator.lookingAt() ? read(text.substring(separator.end()), 1, separator.group(1).charAt(0))
				: read(text, 0, DELIMITERS);
	}

	/**
	 * Reads the list with the first of these delimiters that makes a column of addresses
	 * out of its first line.
	 */
	private Result read(String text, int linesBefore, char... delimiters) {
		boolean hasAddresses = false;
		for (char delimiter : delimiters) {
			try (CSVParser csv = parser(text, delimiter)) {
				Iterator<CSVRecord> lines = csv.iterator();
				ListColumns columns = lines.hasNext() ? ListColumns.of(lines.next()) : ListColumns.NONE;
				if (columns.haveAddresses() && columns.haveConsents()) {
					return read(csv, lines, columns, linesBefore);
				}
				hasAddresses |= columns.haveAddresses();
			}
			catch (IOException | UncheckedIOException ex) {
				throw new InvalidList(
						"The list is no CSV from its first line to its last: a quotation mark is not closed.");
			}
		}
		throw new InvalidList("The first line names the columns: email and consented_at, or those of an export of this"
				+ " service, of Mailchimp or of listmonk. There is no column with the %s."
					.formatted(hasAddresses ? "dates of consent" : "addresses"));
	}

	private static CSVParser parser(String text, char delimiter) throws IOException {
		return CSVParser.builder()
			.setReader(new StringReader(text))
			.setFormat(READ.builder().setDelimiter(delimiter).get())
			.get();
	}

	private Result read(CSVParser csv, Iterator<CSVRecord> lines, ListColumns columns, int linesBefore) {
		int good = 0;
		int refused = 0;
		List<Fault> refusals = new ArrayList<>();
		List<Object[]> batch = new ArrayList<>();
		this.jdbc.execute("""
				create temporary table imported (
				    line int generated always as identity, email text, normalized_email text, status text,
				    created_at timestamptz, confirmed_at timestamptz, ended_at timestamptz, digest bytea)
				on commit drop
				""");
		while (lines.hasNext()) {
			CSVRecord cells = lines.next();
			if (cells.stream().allMatch((cell) -> ListColumns.clean(cell).isEmpty())) {
				continue;
			}
			try {
				batch.add(row(columns.line(cells, this.clock)));
				good++;
			}
			catch (IllegalArgumentException ex) {
				refused++;
				if (refusals.size() < MOST_REFUSALS) {
					refusals.add(new Fault(linesBefore + firstLine(csv, cells), String.valueOf(ex.getMessage())));
				}
			}
			if (batch.size() == AT_ONCE) {
				keep(batch);
			}
		}
		keep(batch);
		Stored stored = store();
		return new Result(stored.all(), stored.unsubscribed(), good - stored.all(), refused,
				refusals.subList(0, Math.min(refused, MOST_FAULTS)), refusals);
	}

	/**
	 * Where the cells begin: the parser has read them to their end.
	 */
	private static long firstLine(CSVParser csv, CSVRecord cells) {
		return csv.getCurrentLineNumber()
				- cells.stream().mapToLong((cell) -> LINE_BREAK.matcher(cell).results().count()).sum();
	}

	private Object[] row(ListColumns.Line line) {
		String normalized = line.address().normalized();
		return new Object[] { line.address().value(), normalized, line.status(), Timestamp.from(line.createdAt()),
				timestamp(line.confirmedAt()), timestamp(line.endedAt()),
				this.keys.mac(Subscriptions.ERASED, normalized) };
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant time) {
		return (time != null) ? Timestamp.from(time) : null;
	}

	private void keep(List<Object[]> rows) {
		this.jdbc.batchUpdate("""
				insert into imported (email, normalized_email, status, created_at, confirmed_at, ended_at, digest)
				values (?, ?, ?, ?, ?, ?, ?)
				""", rows);
		rows.clear();
	}

	private record Stored(int all, int unsubscribed) {
	}

	/**
	 * Where several lines have the same address, the one that stops the mails wins.
	 * Whoever asked again after their subscription had ended has left until they confirm.
	 */
	private Stored store() {
		return Objects.requireNonNull(this.jdbc.queryForObject("""
				with chosen as (
				    select distinct on (normalized_email) * from imported
				    order by normalized_email,
				        array_position(array['complained', 'bounced', 'left', 'confirmed', 'pending'], status), line),
				stored as (
				    insert into subscription (email, normalized_email, status, former_status, created_at, asked_at,
				        confirmed_at, ended_at)
				    select email, normalized_email, status,
				        case when status = 'pending' and ended_at is not null then 'left' end,
				        created_at, greatest(created_at, ended_at), confirmed_at, ended_at
				    from chosen
				    where not exists (select from erased where address = digest)
				    order by line
				    on conflict (normalized_email) do nothing
				    returning status)
				select count(*) as everybody, count(*) filter (where status <> 'confirmed') as unsubscribed from stored
				""", (row, number) -> new Stored(row.getInt("everybody"), row.getInt("unsubscribed"))));
	}

}

package dev.colophon.newsletter.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import dev.colophon.newsletter.address.EmailAddress;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a list mean: of one that this service exported, of listmonk's, of
 * Mailchimp's, or of one with addresses and the dates of consent. Names count in any
 * capitals and order, and other columns do not count.
 */
final class ListColumns {

	private static final List<String> EMAIL = List.of("emailaddress", "email", "emailadresse", "mail");

	private static final List<String> STATUS = List.of("status", "memberstatus", "subscriptionstatus",
			"emailmarketingstatus");

	private static final List<String> CONSENT = List.of("consentedat", "confirmedat", "confirmtime", "optintime",
			"subscribedat");

	private static final List<String> ENDED = List.of("unsubtime", "cleantime", "unsubscribedat", "endedat");

	/**
	 * listmonk has no date of consent, only the one on which a subscriber was added.
	 */
	private static final Set<String> LISTMONK = Set.of("status", "attributes", "createdat");

	private static final Set<String> OWN = Set.of("email", "status", "createdat", "confirmedat", "endedat");

	private static final Set<String> OWN_STATUSES = Set.of("pending", "confirmed", "left", "bounced", "complained");

	private static final List<String> REQUIRED = List.of("status", "createdat");

	static final ListColumns NONE = new ListColumns(Map.of(), 0);

	private final Map<String, Integer> positions;

	private final int width;

	private ListColumns(Map<String, Integer> positions, int width) {
		this.positions = positions;
		this.width = width;
	}

	/**
	 * One line.
	 *
	 * @param status what the subscription is to be
	 */
	record Line(EmailAddress address, String status, Instant createdAt, @Nullable Instant confirmedAt,
			@Nullable Instant endedAt) {
	}

	/**
	 * Reads the names of the columns.
	 * @throws InvalidList if one that counts is there twice
	 */
	static ListColumns of(CSVRecord header) {
		Map<String, Integer> positions = new HashMap<>();
		IntStream.range(0, header.size()).forEach((position) -> {
			String name = simple(header.get(position));
			if (positions.putIfAbsent(name, position) != null && counts(name)) {
				throw new InvalidList("Each column has a name of its own in the first line.");
			}
		});
		return new ListColumns(positions, header.size());
	}

	private static boolean counts(String name) {
		return EMAIL.contains(name) || STATUS.contains(name) || CONSENT.contains(name) || ENDED.contains(name)
				|| OWN.contains(name);
	}

	private static String simple(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	boolean haveAddresses() {
		return EMAIL.stream().anyMatch(this::has);
	}

	boolean haveConsents() {
		return isOwn() || isListmonk() || endsAll() != null || CONSENT.stream().anyMatch(this::has);
	}

	private boolean has(String name) {
		return this.positions.containsKey(name);
	}

	private boolean isOwn() {
		return this.positions.keySet().containsAll(OWN);
	}

	private boolean isListmonk() {
		return this.positions.keySet().containsAll(LISTMONK);
	}

	/**
	 * Mailchimp has a file for those who left and one for those whose mails came back.
	 */
	private @Nullable String endsAll() {
		return has("unsubtime") ? "left" : has("cleantime") ? "bounced" : null;
	}

	/**
	 * Reads a line.
	 * @throws IllegalArgumentException if it cannot be one of the list; the message does
	 * not repeat it
	 */
	Line line(CSVRecord cells, Clock clock) {
		if (IntStream.range(this.width, cells.size()).anyMatch((position) -> !clean(cells.get(position)).isEmpty())) {
			throw new IllegalArgumentException("This line has more columns than the first.");
		}
		// Excel leaves the separators of empty cells at the end of a line out.
		if (breaksOff(cells, EMAIL) || (isOwn() ? breaksOff(cells, REQUIRED)
				: cell(cells, CONSENT).isEmpty() && (breaksOff(cells, CONSENT) || breaksOff(cells, STATUS)))) {
			throw new IllegalArgumentException("This line has fewer columns than the first.");
		}
		EmailAddress address = new EmailAddress(cell(cells, EMAIL));
		return isOwn() ? own(address, cells) : foreign(address, cells, clock);
	}

	private Line own(EmailAddress address, CSVRecord cells) {
		String status = cell(cells, List.of("status")).toLowerCase(Locale.ROOT);
		if (!OWN_STATUSES.contains(status)) {
			throw new IllegalArgumentException("The status is pending, confirmed, left, bounced or complained.");
		}
		return new Line(address, status, ListTime.of(cell(cells, List.of("createdat"))),
				ListTime.ifAny(cell(cells, List.of("confirmedat"))), ListTime.ifAny(cell(cells, List.of("endedat"))));
	}

	private Line foreign(EmailAddress address, CSVRecord cells, Clock clock) {
		String status = status(cells);
		String consent = cell(cells, CONSENT);
		if (consent.isEmpty() && isListmonk()) {
			consent = cell(cells, List.of("createdat"));
		}
		if (status.equals("confirmed")) {
			Instant consentedAt = ListTime.past(consent, clock);
			return new Line(address, status, consentedAt, consentedAt, null);
		}
		// Whoever has left is to be left alone, whatever their dates are like.
		Instant consentedAt = ListTime.ifReadable(consent);
		Instant createdAt = (consentedAt != null) ? consentedAt : clock.instant();
		return new Line(address, status, createdAt, consentedAt, ListTime.ifReadable(cell(cells, ENDED)));
	}

	private String status(CSVRecord cells) {
		String status = simple(cell(cells, STATUS));
		String ofAll = endsAll();
		return switch (status) {
			case "" -> (ofAll != null) ? ofAll : cell(cells, ENDED).isEmpty() ? "confirmed" : "left";
			case "confirmed", "subscribed", "enabled", "active" -> (ofAll != null) ? ofAll : "confirmed";
			case "left", "unsubscribed", "disabled", "blocklisted", "blacklisted", "inactive" -> "left";
			case "bounced", "cleaned" -> "bounced";
			case "complained", "spam", "abuse" -> "complained";
			case "pending", "unconfirmed" -> throw new IllegalArgumentException("This address has not been confirmed.");
			default -> throw new IllegalArgumentException(
					"The status says neither that somebody has subscribed nor that they have left.");
		};
	}

	/**
	 * What is in the first of these columns that has something.
	 */
	private String cell(CSVRecord cells, List<String> names) {
		return names.stream()
			.map(this.positions::get)
			.filter((position) -> position != null && position < cells.size())
			.map((position) -> clean(cells.get(position)))
			.filter((text) -> !text.isEmpty())
			.findFirst()
			.orElse("");
	}

	private boolean breaksOff(CSVRecord cells, List<String> names) {
		return names.stream()
			.map(this.positions::get)
			.anyMatch((position) -> position != null && position >= cells.size());
	}

	/**
	 * Without what spreadsheets and programs put around a text.
	 */
	static String clean(String cell) {
		int begin = 0;
		int end = cell.length();
		while (begin < end && isBlank(cell.charAt(begin))) {
			begin++;
		}
		while (begin < end && isBlank(cell.charAt(end - 1))) {
			end--;
		}
		return SpreadsheetText.restore(cell.substring(begin, end));
	}

	private static boolean isBlank(char sign) {
		return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || "\uFEFF\u200B\0\u001A".indexOf(sign) >= 0;
	}

}

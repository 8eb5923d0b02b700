package dev.colophon.newsletter.subscription;

import java.util.regex.Pattern;

/**
 * Text in a cell that no spreadsheet takes for a formula (OWASP: CSV injection). What
 * begins like one gets an apostrophe before it, and so does what begins with apostrophes
 * and goes on like one; reading takes one away again, so that each text comes back as it
 * was.
 */
final class SpreadsheetText {

	/** Also as East Asian keyboards write them. */
	private static final String FORMULA = "([\\t\\r\\n\\x00]|\\s*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])";

	private static final Pattern DANGEROUS = Pattern.compile("'*" + FORMULA);

	private static final Pattern NEUTRALIZED = Pattern.compile("'+" + FORMULA);

	private SpreadsheetText() {
	}

	static String neutralize(String text) {
		return DANGEROUS.matcher(text).lookingAt() ? "'" + text : text;
	}

	static String restore(String cell) {
		return NEUTRALIZED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
	}

}

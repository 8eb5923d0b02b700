package dev.colophon.content.search;

import java.util.regex.Pattern;

import dev.colophon.content.web.InvalidInput;

/**
 * What somebody looks for, as they wrote it: words, "words side by side", -without, or.
 */
record Query(String text) {

	static final int MOST_CHARACTERS = 200;

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

	/**
	 * Pairs of minus signs before a word, and the signs between them that PostgreSQL
	 * skips.
	 */
	private static final Pattern DOUBLE_NEGATION = Pattern.compile("(?<![^\\s\"!&|()])(?:-[\\s!&|()]*-[\\s!&|()]*)+");

	Query {
		if (text.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidInput("What is looked for has no control characters");
		}
		text = text.strip();
		if (text.length() > MOST_CHARACTERS) {
			throw new InvalidInput("What is looked for has at most " + MOST_CHARACTERS + " characters");
		}
	}

	/**
	 * The text for PostgreSQL's {@code websearch_to_tsquery}, which fails where more than
	 * 32 operators are nested. Only minus signs can be, and two of them negate nothing.
	 */
	String websearch() {
		return DOUBLE_NEGATION.matcher(this.text).replaceAll("");
	}

	boolean isBlank() {
		return this.text.isEmpty();
	}

	/**
	 * Whether it may be the beginning of a word.
	 */
	boolean mayGoOn() {
		return WORD.matcher(this.text).matches();
	}

}

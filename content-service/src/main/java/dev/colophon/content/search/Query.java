package dev.colophon.content.search;

import java.util.regex.Pattern;

import dev.colophon.content.web.InvalidInput;

/**
 * What somebody looks for, as they wrote it: words, "words side by side", -without, or.
 */
record Query(String text) {

	static final int MOST_CHARACTERS = 200;

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{3,}");

	Query {
		text = text.strip();
		if (text.length() > MOST_CHARACTERS) {
			throw new InvalidInput("What is looked for has at most " + MOST_CHARACTERS + " characters");
		}
		if (text.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidInput("What is looked for has no control characters");
		}
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

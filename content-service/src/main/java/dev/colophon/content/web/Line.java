package dev.colophon.content.web;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A line of plain text that somebody sent.
 */
public final class Line {

	private static final int LONGEST = 1_000;

	private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}]");

	private Line() {
	}

	/**
	 * The same line.
	 * @param name what it is, for the message
	 * @throws UnprocessableContent if it is empty, too long, or no single line of text
	 */
	public static String checked(String name, @Nullable String line) {
		if (line == null || line.isBlank()) {
			throw new UnprocessableContent("The " + name + " is not empty.");
		}
		if (line.length() > LONGEST) {
			throw new UnprocessableContent("The " + name + " has at most " + LONGEST + " characters.");
		}
		if (NOT_TEXT.matcher(line).find()) {
			throw new UnprocessableContent("The " + name + " is one line, without control characters.");
		}
		return line;
	}

}

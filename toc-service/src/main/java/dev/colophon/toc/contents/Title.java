package dev.colophon.toc.contents;

import dev.colophon.toc.web.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * What a title may be: one line of text, at most 200 characters.
 */
final class Title {

	static final int LONGEST = 200;

	private Title() {
	}

	/**
	 * That title, if it can be one.
	 * @param of what has it, for the message
	 */
	static String checked(String of, @Nullable String title) {
		if (!StringUtils.hasText(title)) {
			throw new InvalidInput(of + " needs a title");
		}
		if (title.codePointCount(0, title.length()) > LONGEST) {
			throw new InvalidInput("A title has at most " + LONGEST + " characters");
		}
		if (title.codePoints().anyMatch(Title::breaksALine)) {
			throw new InvalidInput("A title is one line, without control characters");
		}
		return title;
	}

	private static boolean breaksALine(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			default -> false;
		};
	}

}

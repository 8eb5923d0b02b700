package dev.colophon.content.markdown;

import java.util.regex.Pattern;

/**
 * The text of a document, as the rules expect it: lines that end in a line feed, no tabs,
 * and nothing in lines that look empty.
 */
record Source(String text) {

	static final int LONGEST = 1_048_576;

	private static final int TAB = 4;

	private static final Pattern BLANK_LINE = Pattern.compile("^ +$", Pattern.MULTILINE);

	private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\f]]");

	private static final Pattern LINE_BREAK = Pattern.compile("\r\n?");

	/**
	 * What an author has written.
	 * @throws MarkdownRefused if it is too long or holds what is no text
	 */
	static Source of(String markdown) {
		requireText(markdown);
		return shown(markdown);
	}

	/**
	 * The same for what is kept already: what is no text is left out.
	 */
	static Source shown(String markdown) {
		requireLength(markdown);
		String lines = LINE_BREAK.matcher(markdown.startsWith("\uFEFF") ? markdown.substring(1) : markdown)
			.replaceAll("\n");
		lines = NOT_TEXT.matcher(lines).replaceAll("");
		return new Source(BLANK_LINE.matcher(expandTabs(lines)).replaceAll(""));
	}

	private static void requireLength(String markdown) {
		if (markdown.length() > LONGEST) {
			throw new MarkdownRefused(
					"Markdown has at most " + LONGEST + " characters, and this has " + markdown.length());
		}
	}

	/**
	 * @throws MarkdownRefused if it is too long or holds what is no text
	 */
	static void requireText(String markdown) {
		requireLength(markdown);
		String lines = LINE_BREAK.matcher(markdown).replaceAll("\n");
		int line = 1;
		for (int at = 0; at < lines.length(); at++) {
			char character = lines.charAt(at);
			if (character == '\n') {
				line++;
			}
			else if (Character.isHighSurrogate(character) && at + 1 < lines.length()
					&& Character.isLowSurrogate(lines.charAt(at + 1))) {
				at++;
			}
			else if (Character.isSurrogate(character)
					|| Character.isISOControl(character) && character != '\t' && character != '\f') {
				throw new MarkdownRefused(
						"Line %d has the character U+%04X, which is no text".formatted(line, (int) character));
			}
		}
	}

	private static String expandTabs(String lines) {
		if (lines.indexOf('\t') < 0) {
			return lines;
		}
		var expanded = new StringBuilder(lines.length() + 64);
		int column = 0;
		for (char character : lines.toCharArray()) {
			if (character == '\t') {
				int width = TAB - column % TAB;
				expanded.repeat(' ', width);
				column += width;
			}
			else {
				expanded.append(character);
				column = (character != '\n') ? column + 1 : 0;
			}
		}
		return expanded.toString();
	}

}

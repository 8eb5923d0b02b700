package dev.colophon.content.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What stands in parentheses behind the text of a link.
 *
 * @param end of all of it in the text
 */
record LinkTarget(String destination, @Nullable String title, int end) {

	private static final Pattern IN_ANGLES = Pattern
		.compile("\\(\\s*+<([^<>]{0,4000}+)>\\s*+(?:('[^']{0,4000}+'|\"[^\"]{0,4000}+\")\\s*+)?\\)");

	private static final Pattern BEFORE_TITLE = Pattern
		.compile("\\(\\s*+([^\"'()]{0,1000}(?:\\([^\"'()]{0,200}\\)[^\"'()]{0,200}){0,4})[\"']");

	private static final Pattern AFTER_TITLE = Pattern.compile("\\s*+\\)");

	private static final int LONGEST_TITLE = 400;

	/**
	 * The target that begins here, or null if there is none.
	 */
	static @Nullable LinkTarget in(String text, int open, Brackets brackets) {
		if (open >= text.length() || text.charAt(open) != '(') {
			return null;
		}
		Matcher target = IN_ANGLES.matcher(text).region(open, text.length());
		if (target.lookingAt()) {
			return new LinkTarget(target.group(1).strip(), unquoted(target.group(2)), target.end());
		}
		target = BEFORE_TITLE.matcher(text).region(open, text.length());
		LinkTarget titled = target.lookingAt() ? withTitle(target.group(1).strip(), text, target.end()) : null;
		if (titled != null) {
			return titled;
		}
		int close = brackets.close(open);
		return (close < 0) ? null : new LinkTarget(text.substring(open + 1, close).strip(), null, close + 1);
	}

	/**
	 * The title ends at a quote that the closing parenthesis follows. Quotes before it
	 * belong to the title.
	 */
	private static @Nullable LinkTarget withTitle(String destination, String text, int title) {
		char quote = text.charAt(title - 1);
		int last = Math.min(text.length(), title + LONGEST_TITLE + 1);
		Matcher after = AFTER_TITLE.matcher(text);
		for (int end = text.indexOf(quote, title, last); end >= 0; end = text.indexOf(quote, end + 1, last)) {
			if (after.region(end + 1, text.length()).lookingAt()) {
				return new LinkTarget(destination, text.substring(title, end).strip().replaceAll("\\s", " "),
						after.end());
			}
		}
		return null;
	}

	private static @Nullable String unquoted(@Nullable String title) {
		return (title != null) ? title.substring(1, title.length() - 1) : null;
	}

}

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

	private static final Pattern WITH_TITLE = Pattern.compile(
			"\\(\\s*+([^\"'()]{0,1000}(?:\\([^\"'()]{0,200}\\)[^\"'()]{0,200}){0,4})([\"'])(.{0,400}?)\\2\\s*+\\)",
			Pattern.DOTALL);

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
		target = WITH_TITLE.matcher(text).region(open, text.length());
		if (target.lookingAt()) {
			return new LinkTarget(target.group(1).strip(), target.group(3).strip().replaceAll("\\s", " "),
					target.end());
		}
		int close = brackets.close(open);
		return (close < 0) ? null : new LinkTarget(text.substring(open + 1, close).strip(), null, close + 1);
	}

	private static @Nullable String unquoted(@Nullable String title) {
		return (title != null) ? title.substring(1, title.length() - 1) : null;
	}

}

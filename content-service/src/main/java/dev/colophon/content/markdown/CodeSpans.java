package dev.colophon.content.markdown;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Code between backticks, and signs that mean themselves behind a backslash.
 */
final class CodeSpans {

	private static final String ESCAPABLE = "\\`*_{}[]()>#+-.!|";

	private final Stash stash;

	CodeSpans(Stash stash) {
		this.stash = stash;
	}

	String take(String text) {
		if (text.indexOf('`') < 0 && text.indexOf('\\') < 0) {
			return text;
		}
		var ticks = new Ticks(text);
		var rest = new StringBuilder(text.length());
		int at = 0;
		while (at < text.length()) {
			char sign = text.charAt(at);
			if (sign == '\\' && at + 1 < text.length() && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0) {
				rest.append(this.stash.keep(new TextNode(text.substring(at + 1, at + 2))));
				at += 2;
			}
			else if (sign == '`') {
				at = takeCode(text, at, ticks, rest);
			}
			else {
				rest.append(sign);
				at++;
			}
		}
		return rest.toString();
	}

	private int takeCode(String text, int at, Ticks ticks, StringBuilder rest) {
		int start = at;
		while (start < text.length() && text.charAt(start) == '`') {
			start++;
		}
		// As the original does: where nothing closes all of them, some may belong to the
		// code.
		for (int length = start - at; length > 0; length--) {
			int end = ticks.close(length, start);
			if (end > 0) {
				String code = text.substring(at + length, end - length).strip();
				rest.append(this.stash.keep(Elements.of("code").appendText(code)));
				return end;
			}
		}
		rest.append(text, at, start);
		return start;
	}

}

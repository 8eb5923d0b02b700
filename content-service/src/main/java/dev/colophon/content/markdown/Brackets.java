package dev.colophon.content.markdown;

import java.util.Arrays;

/**
 * Which bracket of a text closes which.
 */
final class Brackets {

	private final int[] close;

	Brackets(String text) {
		boolean any = text.indexOf('[') >= 0 && text.indexOf(']') >= 0;
		this.close = new int[any ? text.length() : 0];
		if (any) {
			Arrays.fill(this.close, -1);
			pair(text, '[', ']');
			pair(text, '(', ')');
		}
	}

	/**
	 * Where the bracket closes that opens here, or -1.
	 */
	int close(int open) {
		return (open < this.close.length) ? this.close[open] : -1;
	}

	private void pair(String text, char opening, char closing) {
		int[] open = new int[text.length()];
		int depth = 0;
		for (int at = 0; at < text.length(); at++) {
			if (text.charAt(at) == opening) {
				open[depth++] = at;
			}
			else if (text.charAt(at) == closing && depth > 0) {
				this.close[open[--depth]] = at;
			}
		}
	}

}

package dev.colophon.content.markdown;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Which bracket of a text closes which.
 */
final class Brackets {

	private final int[] close;

	Brackets(String text) {
		this.close = new int[text.length()];
		Arrays.fill(this.close, -1);
		pair(text, '[', ']');
		pair(text, '(', ')');
	}

	/**
	 * Where the bracket closes that opens here, or -1.
	 */
	int close(int open) {
		return this.close[open];
	}

	private void pair(String text, char opening, char closing) {
		Deque<Integer> open = new ArrayDeque<>();
		for (int at = 0; at < text.length(); at++) {
			if (text.charAt(at) == opening) {
				open.push(at);
			}
			else if (text.charAt(at) == closing && !open.isEmpty()) {
				this.close[open.pop()] = at;
			}
		}
	}

}

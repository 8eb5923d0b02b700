package dev.colophon.content.markdown;

import java.util.function.IntPredicate;

import org.jspecify.annotations.Nullable;

/**
 * Finds which signs of a text belong together. What was found, or that nothing was, is
 * kept for the next search, so that a text full of signs costs no more than another.
 */
final class EmphasisSigns {

	static final int EM_IN_STRONG = 0;

	static final int STRONG_IN_EM = 1;

	static final int EM_AT_THE_END = 2;

	static final int STRONG = 3;

	static final int EM = 4;

	private static final int NONE = Integer.MAX_VALUE;

	private final String text;

	private final char sign;

	private final boolean atWords;

	/**
	 * How many signs are in a row from each place on.
	 */
	private final int[] rows;

	/**
	 * For each kind of search the place it last began at, and what it found.
	 */
	private final int[] searchedFrom = { NONE, NONE, NONE, NONE, NONE, NONE, NONE };

	private final int[] foundAt = { -1, -1, -1, -1, -1, -1, -1 };

	EmphasisSigns(String text, char sign) {
		this.text = text;
		this.sign = sign;
		this.atWords = sign == '_';
		this.rows = new int[text.length()];
		int row = 0;
		for (int at = text.length() - 1; at >= 0; at--) {
			row = (text.charAt(at) == sign) ? row + 1 : 0;
			this.rows[at] = row;
		}
	}

	/**
	 * A pair, or a pair around another one.
	 *
	 * @param first what is in the inner pair, or before it
	 * @param second what is left to the outer pair
	 */
	record Found(int kind, String first, String second, int end) {
	}

	@Nullable Found find(int at, int outermost) {
		int length = row(at);
		Found found = null;
		for (int kind = outermost; kind <= EM && found == null; kind++) {
			found = switch (kind) {
				case EM_IN_STRONG -> (length >= 3) ? nested(kind, at, 1, 2) : null;
				case STRONG_IN_EM -> (length >= 3) ? nested(kind, at, 2, 1) : null;
				case EM_AT_THE_END -> (length == 2 && opens(at)) ? atTheEnd(at) : null;
				case STRONG -> (length >= 2 && opens(at) && (!this.atWords || length == 2)) ? pair(kind, at, 2) : null;
				default -> (length == 1 && opens(at)) ? pair(kind, at, 1) : null;
			};
		}
		return found;
	}

	private @Nullable Found nested(int kind, int at, int inner, int outer) {
		int first = signs(inner, at + 4);
		int second = (first < 0) ? -1 : signs(outer, first + inner);
		return (second < 0) ? null : new Found(kind, this.text.substring(at + 3, first),
				this.text.substring(first + inner, second), second + outer);
	}

	private @Nullable Found atTheEnd(int at) {
		int first = this.atWords ? search(6, at + 3, this::beginsAlone) : signs(1, at + 3);
		if (first < 0 || row(first) > 1) {
			return null;
		}
		int second = this.atWords ? search(5, first + 2, this::endsThree) : signs(3, first + 2);
		return (second < 0) ? null : new Found(EM_AT_THE_END, this.text.substring(at + 2, first),
				this.text.substring(first + 1, second), second + 3);
	}

	private boolean beginsAlone(int at) {
		return !isWord(at - 1) && row(at) == 1;
	}

	private boolean endsThree(int at) {
		return row(at) >= 3 && !isWord(at + 3);
	}

	private @Nullable Found pair(int kind, int at, int length) {
		int end = this.atWords ? endOfWord(length, at + length + 1)
				: signs(length, at + length + ((length == 1) ? 0 : 1));
		return (end < 0) ? null : new Found(kind, this.text.substring(at + length, end), "", end + length);
	}

	private boolean opens(int at) {
		return !this.atWords || !isWord(at - 1);
	}

	private int row(int at) {
		return (at < this.rows.length) ? this.rows[at] : 0;
	}

	private int signs(int length, int from) {
		String needle = String.valueOf(this.sign).repeat(length);
		return search(length - 1, from, (at) -> this.text.startsWith(needle, at));
	}

	private int endOfWord(int length, int from) {
		String needle = String.valueOf(this.sign).repeat(length);
		return search(length + 2, from, (at) -> this.text.startsWith(needle, at)
				&& this.text.charAt(at - 1) != this.sign && !isWord(at + length));
	}

	private int search(int what, int from, IntPredicate matches) {
		if (from >= this.searchedFrom[what] && from <= this.foundAt[what]) {
			return (this.foundAt[what] < NONE) ? this.foundAt[what] : -1;
		}
		int at = from;
		while (at < this.text.length() && !(this.text.charAt(at) == this.sign && matches.test(at))) {
			at++;
		}
		this.searchedFrom[what] = from;
		this.foundAt[what] = (at < this.text.length()) ? at : NONE;
		return (at < this.text.length()) ? at : -1;
	}

	private boolean isWord(int at) {
		return at >= 0 && at < this.text.length()
				&& (Character.isLetterOrDigit(this.text.charAt(at)) || this.text.charAt(at) == '_');
	}

}

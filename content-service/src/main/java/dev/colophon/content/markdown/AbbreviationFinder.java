package dev.colophon.content.markdown;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds abbreviations as whole words. A pattern of all of them would be tried at each
 * word from the first to the last, so they are sorted, and those that go on as the text
 * does are a range that becomes smaller with each character.
 */
final class AbbreviationFinder {

	private static final int LONGEST = 100;

	private static final int OTHERS_IN_WORDS = 1 << Character.DECIMAL_DIGIT_NUMBER
			| 1 << Character.CONNECTOR_PUNCTUATION | 1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK
			| 1 << Character.COMBINING_SPACING_MARK;

	private final String[] sorted;

	private final Map<String, Integer> order = new HashMap<>();

	private String found = "";

	/**
	 * @param abbreviations where several begin at the same character, the first of them
	 * is found; longer ones than 100 characters never are
	 */
	AbbreviationFinder(Collection<String> abbreviations) {
		abbreviations.forEach((abbreviation) -> this.order.put(abbreviation, this.order.size()));
		this.sorted = abbreviations.stream()
			.filter((abbreviation) -> !abbreviation.isEmpty() && abbreviation.length() <= LONGEST)
			.sorted()
			.toArray(String[]::new);
	}

	/**
	 * Where the next one begins, or -1.
	 */
	int find(String text, int from) {
		for (int at = from; at < text.length(); at++) {
			if (isBoundary(text, at) && isFound(text, at)) {
				return at;
			}
		}
		return -1;
	}

	/**
	 * The one that was found last.
	 */
	String found() {
		return this.found;
	}

	private boolean isFound(String text, int start) {
		int first = 0;
		int last = this.sorted.length;
		int best = Integer.MAX_VALUE;
		for (int length = 0; first < last; length++) {
			if (this.sorted[first].length() == length) {
				int place = this.order.getOrDefault(this.sorted[first], best);
				if (place < best && isBoundary(text, start + length)) {
					best = place;
					this.found = this.sorted[first];
				}
				first++;
			}
			if (start + length >= text.length()) {
				break;
			}
			char next = text.charAt(start + length);
			first = firstFrom(next, length, first, last);
			last = firstFrom(next + 1, length, first, last);
		}
		return best < Integer.MAX_VALUE;
	}

	/**
	 * The first of the range, whose words are alike so far, that has this character or a
	 * greater one here.
	 */
	private int firstFrom(int character, int at, int first, int last) {
		int low = first;
		int high = last;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.sorted[middle].charAt(at) < character) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	/**
	 * As {@code \b} with {@link java.util.regex.Pattern#UNICODE_CHARACTER_CLASS}.
	 */
	private static boolean isBoundary(String text, int at) {
		boolean before = at > 0 && isWord(text.codePointBefore(at));
		boolean after = at < text.length() && isWord(text.codePointAt(at));
		return before != after;
	}

	private static boolean isWord(int character) {
		return Character.isAlphabetic(character) || (OTHERS_IN_WORDS >> Character.getType(character) & 1) == 1
				|| character == 0x200C || character == 0x200D;
	}

}

package dev.colophon.content.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The backticks in a text: where each row of them begins, by its length.
 */
final class Ticks {

	private static final Pattern ROW = Pattern.compile("`+");

	private final Map<Integer, TreeSet<Integer>> rows = new HashMap<>();

	Ticks(String text) {
		Matcher row = ROW.matcher(text);
		while (row.find()) {
			this.rows.computeIfAbsent(row.end() - row.start(), (length) -> new TreeSet<>()).add(row.start());
		}
	}

	/**
	 * Where code ends that so many backticks opened: behind the next row of that length,
	 * or -1 if there is none.
	 */
	int close(int length, int from) {
		TreeSet<Integer> starts = this.rows.get(length);
		Integer start = (starts != null) ? starts.ceiling(from) : null;
		return (start != null) ? start + length : -1;
	}

}

package dev.colophon.toc.site;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file says about itself at its head: {@code Key: value} lines up to the first
 * other line, or between fences of three hyphens. A value goes on in the indented lines
 * that follow it. Python-Markdown's meta extension reads the same.
 *
 * @param length how many lines it takes, with its fences
 */
record FrontMatter(Map<String, Value> values, int length) {

	/**
	 * What goes on behind so many characters is no title and no number, and copying them
	 * for each line would take long.
	 */
	private static final int LONGEST = 2_000;

	private static final Pattern MEMBER = Pattern.compile(" {0,3}([A-Za-z0-9_-]+):\\s*(.*)");

	private static final Pattern FENCE = Pattern.compile("---\\s*");

	private static final Pattern END = Pattern.compile("(---|\\.\\.\\.)\\s*");

	/**
	 * A value and the line where it begins, counted from 1.
	 */
	record Value(String text, int line) {

		Value continued(String more) {
			return (this.text.length() < LONGEST) ? new Value((this.text + " " + more).strip(), this.line) : this;
		}

		Value unquoted() {
			String bare = this.text.replaceFirst("^(['\"])(.*)\\1$", "$2");
			return new Value(bare, this.line);
		}

	}

	static FrontMatter of(List<String> lines) {
		int end = fencedEnd(lines);
		return (end > 0) ? fenced(lines, end) : open(lines);
	}

	/**
	 * The value of the first of these keys that has one.
	 */
	Optional<Value> value(String... keys) {
		return Stream.of(keys)
			.map(this.values::get)
			.filter((value) -> value != null && !value.text().isEmpty())
			.findFirst();
	}

	private static int fencedEnd(List<String> lines) {
		if (lines.isEmpty() || !FENCE.matcher(lines.getFirst()).matches()) {
			return -1;
		}
		for (int index = 1; index < lines.size(); index++) {
			if (END.matcher(lines.get(index)).matches()) {
				return index;
			}
		}
		return -1;
	}

	private static FrontMatter fenced(List<String> lines, int end) {
		Map<String, Value> values = new HashMap<>();
		String key = "";
		for (int index = 1; index < end; index++) {
			key = read(lines.get(index), index + 1, key, values);
		}
		values.replaceAll((name, value) -> value.unquoted());
		return new FrontMatter(values, end + 1);
	}

	private static FrontMatter open(List<String> lines) {
		Map<String, Value> values = new HashMap<>();
		String key = "";
		int index = 0;
		while (index < lines.size() && belongs(lines.get(index), key)) {
			key = read(lines.get(index), index + 1, key, values);
			index++;
		}
		return new FrontMatter(values, index);
	}

	private static boolean belongs(String line, String key) {
		return !line.isBlank() && (MEMBER.matcher(line).matches() || isIndented(line) && !key.isEmpty());
	}

	/**
	 * Reads a line into the values.
	 * @return the key that the next line may continue
	 */
	private static String read(String line, int number, String key, Map<String, Value> values) {
		Matcher member = MEMBER.matcher(line);
		if (member.matches()) {
			String name = member.group(1).toLowerCase(Locale.ROOT);
			values.putIfAbsent(name, new Value(member.group(2).strip(), number));
			return name;
		}
		if (isIndented(line)) {
			values.computeIfPresent(key, (name, value) -> value.continued(line.strip()));
		}
		return key;
	}

	private static boolean isIndented(String line) {
		return !line.isBlank() && Character.isWhitespace(line.charAt(0));
	}

}

package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads front matter in either of two manners: between two lines of hyphens, with quotes
 * and lists as YAML has them; or, as Pelican does, from the first line to the first empty
 * one, word for word. Without a key in the first line there is none.
 */
final class FrontMatterReader {

	private static final Pattern FENCE = Pattern.compile("-{3}\\s*");

	private static final Pattern END = Pattern.compile("(?:-{3}|\\.{3})\\s*");

	private static final Pattern KEY = Pattern.compile("^ {0,3}([A-Za-z0-9_-]+):(?:\\s+(.*)|)$");

	private static final Pattern ITEM = Pattern.compile("^\\s*-\\s+(.*)$");

	private static final Pattern MORE = Pattern.compile("^(?: {4,}|\\s*\\t)(.*)$");

	private final String[] lines;

	private final Map<String, List<StringBuilder>> values = new LinkedHashMap<>();

	private final Map<String, Integer> places = new LinkedHashMap<>();

	private @Nullable String key;

	private int next;

	FrontMatterReader(String[] lines) {
		this.lines = lines;
	}

	FrontMatter read() {
		boolean fenced = this.lines.length > 0 && FENCE.matcher(this.lines[0]).matches();
		int end = fenced ? endOfFence() : -1;
		if (end > 0) {
			readFenced(end);
		}
		else {
			this.next = fenced ? 1 : 0;
			readUntilEmptyLine();
		}
		Map<String, List<String>> read = new LinkedHashMap<>();
		this.values.forEach((name, found) -> read.put(name, found.stream().map(StringBuilder::toString).toList()));
		return new FrontMatter(read, this.places);
	}

	/**
	 * The index of the first line of the text.
	 */
	int textFrom() {
		return this.next;
	}

	private int endOfFence() {
		for (int line = 1; line < this.lines.length; line++) {
			if (END.matcher(this.lines[line]).matches()) {
				return line;
			}
		}
		return -1;
	}

	private void readFenced(int end) {
		for (int line = 1; line < end; line++) {
			Matcher pair = KEY.matcher(this.lines[line]);
			Matcher item = ITEM.matcher(this.lines[line]);
			if (pair.matches()) {
				begin(pair.group(1), line);
				FrontMatterValue.of(pair.group(2)).forEach(this::add);
			}
			else if (item.matches()) {
				FrontMatterValue.of(item.group(1)).forEach(this::add);
			}
			else {
				goOn(this.lines[line].strip());
			}
		}
		this.next = end + 1;
	}

	private void readUntilEmptyLine() {
		while (this.next < this.lines.length) {
			String line = this.lines[this.next];
			Matcher pair = KEY.matcher(line);
			Matcher more = MORE.matcher(line);
			if (pair.matches()) {
				begin(pair.group(1), this.next);
				add((pair.group(2) != null) ? pair.group(2).strip() : "");
			}
			else if (this.key != null && more.matches()) {
				goOn(more.group(1).strip());
			}
			else {
				this.next += (this.key != null && (line.isBlank() || END.matcher(line).matches())) ? 1 : 0;
				return;
			}
			this.next++;
		}
	}

	private void begin(String name, int line) {
		this.key = name.toLowerCase(Locale.ROOT);
		this.places.putIfAbsent(this.key, line + 1);
	}

	private void add(String value) {
		if (this.key != null) {
			this.values.computeIfAbsent(this.key, (name) -> new ArrayList<>()).add(new StringBuilder(value));
		}
	}

	private void goOn(String more) {
		List<StringBuilder> values = this.values.get((this.key != null) ? this.key : "");
		if (values != null && !more.isEmpty()) {
			StringBuilder value = values.getLast();
			value.append(value.isEmpty() ? "" : " ").append(more);
			int start = 0;
			while (Character.isWhitespace(value.charAt(start))) {
				start++;
			}
			value.delete(0, start);
		}
	}

}

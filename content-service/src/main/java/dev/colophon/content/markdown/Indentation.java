package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * The four spaces by which a line belongs to what is above it.
 */
final class Indentation {

	static final String LEVEL = "    ";

	private Indentation() {
	}

	static int of(String line) {
		int spaces = 0;
		while (spaces < line.length() && line.charAt(spaces) == ' ') {
			spaces++;
		}
		return spaces / LEVEL.length();
	}

	/**
	 * The lines, moved to the left where they are indented that far.
	 */
	static String remove(List<String> lines, int levels) {
		String prefix = LEVEL.repeat(levels);
		List<String> moved = new ArrayList<>(lines.size());
		for (String line : lines) {
			moved.add(line.startsWith(prefix) ? line.substring(prefix.length()) : line);
		}
		return String.join("\n", moved);
	}

	/**
	 * How many lines from the first on are indented.
	 */
	static int indentedLines(Block block) {
		int number = 0;
		while (number < block.size() && block.line(number).startsWith(LEVEL)) {
			number++;
		}
		return number;
	}

}

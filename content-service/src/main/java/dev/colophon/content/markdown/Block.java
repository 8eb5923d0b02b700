package dev.colophon.content.markdown;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lines without an empty one between them. A part of a block shares its lines, and what
 * was found in them, so that taking one apart costs no more than reading it.
 */
final class Block {

	private final String[] lines;

	private final Map<Pattern, int[]> found;

	private final int from;

	private final int to;

	private final int emptyLinesBefore;

	private Block(String[] lines, Map<Pattern, int[]> found, int from, int to, int emptyLinesBefore) {
		this.lines = lines;
		this.found = found;
		this.from = from;
		this.to = to;
		this.emptyLinesBefore = emptyLinesBefore;
	}

	static Deque<Block> allIn(String text) {
		Deque<Block> blocks = new ArrayDeque<>();
		String[] lines = text.split("\n", -1);
		int empty = 0;
		for (int from = 0; from < lines.length; from++) {
			if (lines[from].isEmpty()) {
				empty++;
				continue;
			}
			int to = from;
			while (to < lines.length && !lines[to].isEmpty()) {
				to++;
			}
			blocks.add(new Block(lines, new HashMap<>(), from, to, empty));
			empty = 0;
			from = to - 1;
		}
		return blocks;
	}

	static Deque<Block> only(Block block) {
		Deque<Block> blocks = new ArrayDeque<>();
		blocks.add(block);
		return blocks;
	}

	int size() {
		return this.to - this.from;
	}

	String line(int number) {
		return this.lines[this.from + number];
	}

	List<String> lines() {
		return Arrays.asList(this.lines).subList(this.from, this.to);
	}

	String text() {
		return (size() == 1) ? line(0) : String.join("\n", lines());
	}

	int emptyLinesBefore() {
		return this.emptyLinesBefore;
	}

	Block before(int line) {
		return new Block(this.lines, this.found, this.from, this.from + line, this.emptyLinesBefore);
	}

	Block from(int line) {
		return new Block(this.lines, this.found, this.from + line, this.to, 0);
	}

	/**
	 * The first line that matches, or -1.
	 * @param signs one of these comes first in such a line, except for at most three
	 * spaces
	 */
	int find(Pattern line, String signs) {
		if (size() == 1) {
			return matches(this.from, line, signs) ? 0 : -1;
		}
		int[] last = this.found.get(line);
		int at = this.from;
		if (last != null && last[0] <= at && at <= last[1]) {
			at = last[1];
		}
		while (at < this.lines.length && !this.lines[at].isEmpty() && !matches(at, line, signs)) {
			at++;
		}
		this.found.put(line, new int[] { this.from, at });
		return (at < this.to) ? at - this.from : -1;
	}

	/**
	 * Most lines begin with a letter, and need no pattern.
	 */
	private boolean matches(int number, Pattern pattern, String signs) {
		String line = this.lines[number];
		int start = 0;
		while (start < 3 && start < line.length() && line.charAt(start) == ' ') {
			start++;
		}
		return start < line.length() && signs.indexOf(line.charAt(start)) >= 0 && pattern.matcher(line).lookingAt();
	}

}

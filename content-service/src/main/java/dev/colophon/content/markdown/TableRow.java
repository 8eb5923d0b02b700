package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the rows of a table are taken apart.
 *
 * @param bordered whether there are bars at the sides
 */
record TableRow(boolean bordered) {

	private static final Pattern LAST_BAR = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\|$");

	private static final Pattern PART = Pattern.compile("\\\\\\\\|\\\\\\||(\\\\?)(`+)|(\\|)");

	static TableRow headOf(String line) {
		return new TableRow(line.startsWith("|") || LAST_BAR.matcher(line).find());
	}

	/**
	 * Whether each row has a bar at least, as those of one column need.
	 */
	boolean isOneColumn(Block block) {
		return this.bordered && block.lines()
			.stream()
			.map(String::strip)
			.allMatch((line) -> line.startsWith("|") || LAST_BAR.matcher(line).find());
	}

	List<String> cells(String line) {
		String row = line.strip();
		if (this.bordered) {
			row = LAST_BAR.matcher(row.startsWith("|") ? row.substring(1) : row).replaceFirst("");
		}
		List<String> cells = new ArrayList<>();
		int start = 0;
		for (int bar : bars(row)) {
			cells.add(row.substring(start, bar));
			start = bar + 1;
		}
		cells.add(row.substring(start));
		return cells;
	}

	/**
	 * Where the bars are that are neither escaped nor in code.
	 */
	private static List<Integer> bars(String row) {
		List<Integer> bars = new ArrayList<>();
		var ticks = new Ticks(row);
		Matcher part = PART.matcher(row);
		int at = 0;
		while (part.find(at)) {
			at = part.end();
			if (part.group(3) != null) {
				bars.add(part.start());
			}
			else if (part.group(2) != null && !part.group(2).isEmpty() && part.group(1).isEmpty()) {
				int end = ticks.close(part.group(2).length(), part.end());
				at = (end < 0) ? at : end;
			}
		}
		return bars;
	}

}

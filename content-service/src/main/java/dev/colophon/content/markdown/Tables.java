package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Tables, with or without bars at their sides.
 */
final class Tables implements BlockRule {

	private static final Pattern RULER_CELL = Pattern.compile("[|:\\- ]*");

	private final OutputLimits limits;

	Tables(OutputLimits limits) {
		this.limits = limits;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		Block block = blocks.getFirst();
		if (block.size() < 2 || !RULER_CELL.matcher(block.line(1)).matches()) {
			return false;
		}
		TableRow row = TableRow.headOf(block.line(0).strip());
		List<String> head = row.cells(block.line(0));
		List<String> ruler = row.cells(block.line(1));
		if (ruler.size() != head.size() || !ruler.stream().allMatch((cell) -> RULER_CELL.matcher(cell).matches())
				|| head.size() == 1 && !row.isOneColumn(block)) {
			return false;
		}
		blocks.removeFirst();
		Element table = parent.appendElement("table");
		addRow(table.appendElement("thead"), "th", head, ruler);
		Element body = table.appendElement("tbody");
		for (String line : block.from(2).lines()) {
			addRow(body, "td", row.cells(line), ruler);
		}
		if (block.size() == 2) {
			addRow(body, "td", List.of(), ruler);
		}
		return true;
	}

	private void addRow(Element parent, String name, List<String> cells, List<String> ruler) {
		this.limits.addMissingCells(Math.max(0, ruler.size() - cells.size()));
		this.limits.addElements(1 + ruler.size());
		Element row = parent.appendElement("tr");
		for (int column = 0; column < ruler.size(); column++) {
			Element cell = row.appendElement(name);
			if (column < cells.size()) {
				cell.appendText(cells.get(column).strip());
			}
			align(cell, ruler.get(column).strip());
		}
	}

	private static void align(Element cell, String ruler) {
		boolean left = ruler.startsWith(":");
		boolean right = ruler.endsWith(":");
		if (left || right) {
			cell.attr("align", (left && right) ? "center" : left ? "left" : "right");
		}
	}

}

package dev.colophon.content.markdown;

import java.util.Deque;

import org.jsoup.nodes.Element;

/**
 * Indented code. An empty line does not end it.
 */
final class CodeBlocks implements BlockRule {

	/**
	 * Tells it from code that has an end of its own.
	 */
	static final String INDENTED = "data-indented";

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		int indented = Indentation.indentedLines(blocks.getFirst());
		if (indented == 0) {
			return false;
		}
		Block block = blocks.removeFirst();
		String code = Indentation.remove(block.before(indented).lines(), 1).stripTrailing();
		Element before = parent.lastElementChild();
		if (before != null && before.hasAttr(INDENTED)) {
			before.child(0).appendText("\n".repeat(block.emptyLinesBefore() + 1) + code);
		}
		else {
			parent.appendElement("pre").attr(INDENTED, "").appendElement("code").appendText(code);
		}
		if (indented < block.size()) {
			blocks.addFirst(block.from(indented));
		}
		return true;
	}

}

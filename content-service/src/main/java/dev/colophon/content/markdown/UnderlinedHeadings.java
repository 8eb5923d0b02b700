package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Headings of one line, underlined with equals signs or hyphens.
 */
final class UnderlinedHeadings implements BlockRule {

	private static final Pattern UNDERLINE = Pattern.compile("[=-]+ *");

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		Block block = blocks.getFirst();
		if (block.size() < 2 || !UNDERLINE.matcher(block.line(1)).matches()) {
			return false;
		}
		blocks.removeFirst();
		parent.appendElement(block.line(1).startsWith("=") ? "h1" : "h2").appendText(block.line(0).strip());
		if (block.size() > 2) {
			blocks.addFirst(block.from(2));
		}
		return true;
	}

}

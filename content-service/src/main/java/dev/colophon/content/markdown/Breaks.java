package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Lines of hyphens, asterisks or underscores that part a text in two.
 */
final class Breaks implements BlockRule {

	private static final Pattern BREAK = Pattern
		.compile("^ {0,3}(?:(?:- {0,2}+){3,}+|(?:_ {0,2}+){3,}+|(?:\\* {0,2}+){3,}+) *$");

	private final Blocks all;

	Breaks(Blocks all) {
		this.all = all;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		int line = blocks.getFirst().find(BREAK, "-_*");
		if (line < 0) {
			return false;
		}
		Block block = blocks.removeFirst();
		if (line > 0) {
			this.all.parse(parent, Block.only(block.before(line)), place);
		}
		parent.appendElement("hr");
		if (line + 1 < block.size()) {
			blocks.addFirst(block.from(line + 1));
		}
		return true;
	}

}

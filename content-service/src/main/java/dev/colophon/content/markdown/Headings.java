package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Headings that begin with number signs. They need no empty line around them.
 */
final class Headings implements BlockRule {

	private static final Pattern HEADING = Pattern.compile("^(#{1,6})((?:\\\\.|[^\\\\])*?)#*$");

	private final Blocks all;

	Headings(Blocks all) {
		this.all = all;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		int line = blocks.getFirst().find(HEADING);
		if (line < 0) {
			return false;
		}
		Block block = blocks.removeFirst();
		if (line > 0) {
			this.all.parse(parent, Block.only(block.before(line)), place);
		}
		Matcher heading = HEADING.matcher(block.line(line));
		if (heading.lookingAt()) {
			parent.appendElement("h" + heading.group(1).length()).appendText(heading.group(2).strip());
		}
		if (line + 1 < block.size()) {
			blocks.addFirst(block.from(line + 1));
		}
		return true;
	}

}

package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Headings that begin with number signs. They need no empty line around them.
 */
final class Headings implements BlockRule {

	private static final Pattern HEADING = Pattern.compile("^(#{1,6})((?:\\\\.|[^\\\\])*+)$");

	private final Blocks all;

	Headings(Blocks all) {
		this.all = all;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		int line = blocks.getFirst().find(HEADING, "#");
		if (line < 0) {
			return false;
		}
		Block block = blocks.removeFirst();
		if (line > 0) {
			this.all.parse(parent, Block.only(block.before(line)), place);
		}
		Matcher heading = HEADING.matcher(block.line(line));
		if (heading.lookingAt()) {
			parent.appendElement("h" + heading.group(1).length())
				.appendText(withoutSignsAtEnd(heading.group(2)).strip());
		}
		if (line + 1 < block.size()) {
			blocks.addFirst(block.from(line + 1));
		}
		return true;
	}

	/**
	 * The text without number signs at its end, unless a backslash is before them.
	 */
	private static String withoutSignsAtEnd(String text) {
		int end = text.length();
		while (end > 0 && text.charAt(end - 1) == '#') {
			end--;
		}
		int backslashes = end;
		while (backslashes > 0 && text.charAt(backslashes - 1) == '\\') {
			backslashes--;
		}
		return text.substring(0, (end < text.length()) ? end + (end - backslashes) % 2 : end);
	}

}

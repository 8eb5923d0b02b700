package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;

/**
 * Quotes. A line without the sign goes on with the quote above it.
 */
final class Quotes implements BlockRule {

	private static final Pattern QUOTED = Pattern.compile("^ {0,3}> ?");

	private final Blocks all;

	Quotes(Blocks all) {
		this.all = all;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		int line = blocks.getFirst().find(QUOTED, ">");
		if (line < 0) {
			return false;
		}
		Block block = blocks.removeFirst();
		if (line > 0) {
			this.all.parse(parent, Block.only(block.before(line)), place);
		}
		Element before = parent.lastElementChild();
		Element quote = (before != null && Elements.is(before, "blockquote")) ? before
				: parent.appendElement("blockquote");
		this.all.parse(quote, unquoted(block.from(line).lines()), Place.OPEN);
		return true;
	}

	private static String unquoted(List<String> lines) {
		return lines.stream().map(Quotes::unquoted).collect(Collectors.joining("\n"));
	}

	private static String unquoted(String line) {
		Matcher quoted = QUOTED.matcher(line);
		return line.isBlank() || !quoted.lookingAt() ? line : line.substring(quoted.end());
	}

}

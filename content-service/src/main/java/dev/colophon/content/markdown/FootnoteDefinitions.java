package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * The text of footnotes: from a name in brackets and a colon to what is indented below.
 */
final class FootnoteDefinitions implements BlockRule {

	private static final Pattern FOOTNOTE = Pattern.compile("^ {0,3}\\[\\^([^\\]]*)\\]: *(.*)$");

	private final Definitions definitions;

	FootnoteDefinitions(Definitions definitions) {
		this.definitions = definitions;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		int line = blocks.getFirst().find(FOOTNOTE, "[");
		if (line < 0) {
			return false;
		}
		Block block = blocks.removeFirst();
		Block rest = block.from(line + 1);
		int next = rest.find(FOOTNOTE, "[");
		Matcher footnote = FOOTNOTE.matcher(block.line(line));
		if (footnote.lookingAt()) {
			var text = new StringBuilder(footnote.group(2)).append('\n')
				.append(Indentation.remove(rest.before((next < 0) ? rest.size() : next).lines(), 1));
			if (next < 0) {
				addIndentedBlocks(text, blocks);
			}
			else {
				blocks.addFirst(rest.from(next));
			}
			this.definitions.footnotes().put(footnote.group(1), text.toString().strip());
		}
		if (line > 0) {
			blocks.addFirst(block.before(line));
		}
		return true;
	}

	private static void addIndentedBlocks(StringBuilder text, Deque<Block> blocks) {
		while (!blocks.isEmpty() && blocks.getFirst().line(0).startsWith(Indentation.LEVEL)) {
			Block block = blocks.removeFirst();
			int next = block.find(FOOTNOTE, "[");
			text.append("\n".repeat(block.emptyLinesBefore() + 1))
				.append(Indentation.remove(block.before((next < 0) ? block.size() : next).lines(), 1));
			if (next >= 0) {
				blocks.addFirst(block.from(next));
				return;
			}
		}
	}

}

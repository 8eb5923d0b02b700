package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;

/**
 * Terms, each on a line, and what they mean after a colon below them.
 */
final class DefinitionLists implements BlockRule {

	private static final Pattern DEFINITION = Pattern.compile("^ {0,3}: {1,3}(.*)");

	private static final Pattern NOT_INDENTED = Pattern.compile("^ {0,3}[^ :]");

	private final Blocks all;

	private final OutputLimits limits;

	DefinitionLists(Blocks all, OutputLimits limits) {
		this.all = all;
		this.limits = limits;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		Block block = blocks.getFirst();
		int line = block.find(DEFINITION, ":");
		Element before = parent.lastElementChild();
		if (line < 0 || line == 0 && before == null) {
			return false;
		}
		blocks.removeFirst();
		List<String> terms = block.before(line).lines();
		Place inside = Place.TIGHT_LIST;
		if (terms.isEmpty() && before != null && Elements.is(before, "p")) {
			// The terms are the paragraph before, because there is an empty line between
			// them.
			terms = List.of(before.wholeText().split("\n"));
			before.remove();
			before = parent.lastElementChild();
			inside = Place.OPEN;
		}
		else if (terms.isEmpty() && hasBlocks(before)) {
			inside = Place.OPEN;
		}
		Element list = (before != null && Elements.is(before, "dl")) ? before : parent.appendElement("dl");
		this.limits.addElements(terms.size());
		terms.forEach((term) -> list.appendElement("dt").appendText(term.strip()));
		define(list, block, line, inside, blocks);
		return true;
	}

	private static boolean hasBlocks(@Nullable Element list) {
		Element last = (list != null && Elements.is(list, "dl")) ? list.lastElementChild() : null;
		return last != null && Elements.is(last, "dd") && last.lastElementChild() != null;
	}

	private void define(Element list, Block block, int line, Place inside, Deque<Block> blocks) {
		Matcher definition = DEFINITION.matcher(block.line(line));
		String first = definition.lookingAt() ? definition.group(1) : "";
		Block rest = block.from(line + 1);
		int belonging = (rest.size() > 0 && NOT_INDENTED.matcher(rest.line(0)).lookingAt()) ? rest.size()
				: Indentation.indentedLines(rest);
		String more = Indentation.remove(rest.before(belonging).lines(), 1);
		this.all.parse(list.appendElement("dd"), more.isEmpty() ? first : first + "\n" + more, inside);
		if (belonging < rest.size()) {
			blocks.addFirst(rest.from(belonging));
		}
	}

}

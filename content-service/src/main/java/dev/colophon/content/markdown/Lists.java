package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Lists. One list goes on with the next, whatever the signs before their items.
 */
final class Lists implements BlockRule {

	private static final Pattern ITEM = Pattern.compile("^ {0,3}(\\d+\\.|[*+-]) +");

	private static final Pattern INDENTED_ITEM = Pattern.compile("^ {4,7}(\\d+\\.|[*+-]) +");

	private static final String SIGNS = "*+-0123456789";

	private final Blocks all;

	Lists(Blocks all) {
		this.all = all;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		if (blocks.getFirst().before(1).find(ITEM, SIGNS) < 0) {
			return false;
		}
		boolean ordered = Character.isDigit(blocks.getFirst().line(0).stripLeading().charAt(0));
		List<String> items = itemsOf(blocks.removeFirst());
		Element before = parent.lastElementChild();
		Element list;
		if (before != null && Elements.is(before, Elements.LISTS)) {
			list = before;
			goOnAfterAnEmptyLine(list, items.removeFirst());
		}
		else if (Elements.is(parent, Elements.LISTS)) {
			list = parent;
		}
		else {
			list = parent.appendElement(ordered ? "ol" : "ul");
		}
		items.forEach((item) -> add(list, item));
		return true;
	}

	private void goOnAfterAnEmptyLine(Element list, String item) {
		Element last = list.lastElementChild();
		if (last != null) {
			Elements.wrapFirstText(last);
			Elements.wrapLastText(last);
		}
		this.all.parse(list.appendElement("li"), item, Place.OPEN);
	}

	private void add(Element list, String item) {
		Element last = list.lastElementChild();
		this.all.parse((item.startsWith(Indentation.LEVEL) && last != null) ? last : list.appendElement("li"), item,
				Place.TIGHT_LIST);
	}

	/**
	 * The text of each item, and by itself what is indented as a list of its own.
	 */
	private static List<String> itemsOf(Block block) {
		List<StringBuilder> items = new ArrayList<>();
		for (String line : block.lines()) {
			Matcher item = ITEM.matcher(line);
			if (item.lookingAt()) {
				items.add(new StringBuilder(line.substring(item.end())));
			}
			else if (INDENTED_ITEM.matcher(line).lookingAt() && !startsIndented(items.getLast())) {
				items.add(new StringBuilder(line));
			}
			else {
				items.getLast().append('\n').append(line);
			}
		}
		return new ArrayList<>(items.stream().map(StringBuilder::toString).toList());
	}

	private static boolean startsIndented(CharSequence item) {
		return item.length() >= 4 && Indentation.LEVEL.contentEquals(item.subSequence(0, 4));
	}

}

package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;

/**
 * Indented blocks that go on with an item of a list.
 */
final class IndentedItems implements BlockRule {

	private final Blocks all;

	private final Set<String> items;

	private final Set<String> lists;

	private final String newItem;

	private IndentedItems(Blocks all, Set<String> items, Set<String> lists, String newItem) {
		this.all = all;
		this.items = items;
		this.lists = lists;
		this.newItem = newItem;
	}

	static IndentedItems ofLists(Blocks all) {
		return new IndentedItems(all, Set.of("li"), Elements.LISTS, "li");
	}

	static IndentedItems ofDefinitions(Blocks all) {
		return new IndentedItems(all, Set.of("li", "dd"), Set.of("ul", "ol", "dl"), "dd");
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		if (!blocks.getFirst().line(0).startsWith(Indentation.LEVEL) || place == Place.MOVED_LEFT
				|| !(Elements.is(parent, this.items) || Elements.is(parent.lastElementChild(), this.lists))) {
			return false;
		}
		Block block = blocks.removeFirst();
		int level = (place == Place.TIGHT_LIST) ? 1 : 0;
		int deepest = Indentation.of(block.line(0));
		Element nearest = parent;
		while (level < deepest && descends(nearest.lastElementChild())) {
			nearest = Objects.requireNonNull(nearest.lastElementChild());
			if (Elements.is(nearest, this.lists)) {
				level++;
			}
		}
		String text = Indentation.remove(block.lines(), level);
		if (Elements.is(parent, this.items)) {
			Element last = parent.lastElementChild();
			this.all.parse((last != null && Elements.is(last, Elements.LISTS)) ? last : parent, text, Place.MOVED_LEFT);
		}
		else {
			goOn(nearest, text);
		}
		return true;
	}

	private boolean descends(@Nullable Element child) {
		return Elements.is(child, this.lists) || Elements.is(child, this.items);
	}

	private void goOn(Element nearest, String text) {
		Element last = nearest.lastElementChild();
		if (Elements.is(nearest, this.items)) {
			this.all.parse(nearest, text, Place.MOVED_LEFT);
		}
		else if (last != null && Elements.is(last, this.items)) {
			Elements.wrapFirstText(last);
			this.all.parse(last, text, Place.MOVED_LEFT);
		}
		else {
			this.all.parse(nearest.appendElement(this.newItem), text, Place.MOVED_LEFT);
		}
	}

}

package dev.colophon.content.markdown;

import java.util.Deque;

import org.jsoup.nodes.Element;

/**
 * What is nothing else.
 */
final class Paragraphs implements BlockRule {

	private final Blocks all;

	Paragraphs(Blocks all) {
		this.all = all;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		String text = blocks.removeFirst().text();
		if (place == Place.TIGHT_LIST) {
			this.all.charge(Elements.addText(parent, text));
		}
		else {
			parent.appendElement("p").appendText(text.stripLeading());
		}
		return true;
	}

}

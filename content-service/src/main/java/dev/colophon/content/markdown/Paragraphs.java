package dev.colophon.content.markdown;

import java.util.Deque;

import org.jsoup.nodes.Element;

/**
 * What is nothing else.
 */
final class Paragraphs implements BlockRule {

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		String text = blocks.removeFirst().text();
		if (place == Place.TIGHT_LIST) {
			Elements.addText(parent, text);
		}
		else {
			parent.appendElement("p").appendText(text.stripLeading());
		}
		return true;
	}

}

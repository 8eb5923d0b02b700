package dev.colophon.content.markdown;

import java.util.List;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Begins a line with each element that stands by itself, so that its text is apart from
 * the text before it for whoever reads without the elements.
 */
final class LineBreaks {

	private LineBreaks() {
	}

	static void add(Element body) {
		List<Element> blocks = body.stream()
			.filter((element) -> element != body && RawMarkup.BLOCKS.contains(element.normalName()))
			.toList();
		for (Element block : blocks) {
			block.before(new TextNode("\n"));
			if (block.nextSibling() != null || Elements.is(block.parent(), RawMarkup.BLOCKS)) {
				block.after(new TextNode("\n"));
			}
		}
	}

}

package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What is marked within lines: code first, because nothing else is seen in it, then links
 * and HTML, then emphasis around all of them.
 */
final class Inlines {

	private final Stash stash;

	private final CodeSpans code;

	private final Links links;

	private final Emphasis emphasis;

	Inlines(Stash stash, Definitions definitions, Footnotes footnotes, OutputLimits limits) {
		this.stash = stash;
		this.code = new CodeSpans(stash);
		this.emphasis = new Emphasis(stash);
		this.links = new Links(stash, definitions, footnotes, this.emphasis, limits);
	}

	/**
	 * Puts elements in the place of the signs, everywhere but in code.
	 */
	void markUp(Element body) {
		List<Element> parents = body.getAllElements()
			.stream()
			.filter((element) -> !element.normalName().equals("code") && !element.normalName().equals("pre"))
			.toList();
		parents.forEach(this::markUpText);
	}

	/**
	 * Makes all children anew: putting one after the other between them would move those
	 * that follow each time.
	 */
	private void markUpText(Element parent) {
		if (parent.childNodes().stream().noneMatch(TextNode.class::isInstance)) {
			return;
		}
		List<Node> nodes = new ArrayList<>();
		for (Node child : parent.childNodes()) {
			if (child instanceof TextNode text) {
				nodes.addAll(nodes(text.getWholeText()));
			}
			else {
				nodes.add(child);
			}
		}
		parent.empty().appendChildren(nodes);
	}

	private List<Node> nodes(String text) {
		String withoutCode = this.code.take(text);
		return this.stash.restore(this.emphasis.take(this.links.take(withoutCode, false)));
	}

}

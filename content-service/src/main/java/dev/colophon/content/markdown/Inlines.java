package dev.colophon.content.markdown;

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

	Inlines(Stash stash, Definitions definitions, Footnotes footnotes) {
		this.stash = stash;
		this.code = new CodeSpans(stash);
		this.emphasis = new Emphasis(stash);
		this.links = new Links(stash, definitions, footnotes, this.emphasis);
	}

	/**
	 * Puts elements in the place of the signs, everywhere but in code.
	 */
	void markUp(Element body) {
		List<TextNode> texts = body.nodeStream(TextNode.class).filter((text) -> !isCode(text)).toList();
		for (TextNode text : texts) {
			List<Node> nodes = nodes(text.getWholeText());
			nodes.forEach(text::before);
			text.remove();
		}
	}

	private List<Node> nodes(String text) {
		String withoutCode = this.code.take(text);
		return this.stash.restore(this.emphasis.take(this.links.take(withoutCode, false)));
	}

	private static boolean isCode(TextNode text) {
		return text.parent() instanceof Element parent
				&& (parent.normalName().equals("code") || parent.normalName().equals("pre"));
	}

}

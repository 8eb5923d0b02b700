package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Begins a line with each element that stands by itself, so that its text is apart from
 * the text before it for whoever reads without the elements.
 */
final class LineBreaks {

	private static final Set<String> PARTS = Set.of("li", "dt", "dd", "th", "td");

	private LineBreaks() {
	}

	static void add(Element body) {
		for (Element element : body.getAllElements()) {
			if (hasParts(element)) {
				List<Node> nodes = withBreaks(element.childNodes());
				element.empty().appendChildren(nodes);
			}
			if (PARTS.contains(element.normalName()) && !isBreak(element.lastChild())) {
				// Between these the sanitizer lets no text through.
				element.appendChild(new TextNode("\n"));
			}
		}
	}

	private static boolean hasParts(Element element) {
		for (Node child : element.childNodes()) {
			if (child instanceof Element part && standsByItself(part)) {
				return true;
			}
		}
		return false;
	}

	private static List<Node> withBreaks(List<Node> children) {
		List<Node> nodes = new ArrayList<>();
		for (Node child : children) {
			boolean breaks = child instanceof Element element && isBlock(element)
					&& !PARTS.contains(element.normalName());
			if (breaks && (nodes.isEmpty() || !isBreak(nodes.getLast()))) {
				nodes.add(new TextNode("\n"));
			}
			if (child instanceof Element element && element.normalName().equals(RawMarkup.VERBATIM)) {
				nodes.addAll(element.childNodes());
			}
			else {
				nodes.add(child);
			}
			if (breaks) {
				nodes.add(new TextNode("\n"));
			}
		}
		return nodes;
	}

	private static boolean isBreak(@Nullable Node node) {
		return node instanceof TextNode text && text.getWholeText().equals("\n");
	}

	private static boolean standsByItself(Element element) {
		return isBlock(element) || element.normalName().equals(RawMarkup.VERBATIM);
	}

	private static boolean isBlock(Element element) {
		return RawMarkup.BLOCKS.contains(element.normalName());
	}

}

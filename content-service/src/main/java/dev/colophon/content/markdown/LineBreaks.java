package dev.colophon.content.markdown;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
			if (element.children().stream().anyMatch(LineBreaks::standsByItself)) {
				List<Node> nodes = element.childNodes().stream().mapMulti(LineBreaks::addWithBreaks).toList();
				element.empty().appendChildren(nodes);
			}
			if (PARTS.contains(element.normalName())) {
				// Between these the sanitizer lets no text through.
				element.appendChild(new TextNode("\n"));
			}
		}
	}

	private static void addWithBreaks(Node node, Consumer<Node> nodes) {
		boolean breaks = node instanceof Element element && isBlock(element) && !PARTS.contains(element.normalName());
		if (breaks) {
			nodes.accept(new TextNode("\n"));
		}
		if (node instanceof Element element && element.normalName().equals(RawMarkup.VERBATIM)) {
			List.copyOf(element.childNodes()).forEach((child) -> {
				child.remove();
				nodes.accept(child);
			});
		}
		else {
			nodes.accept(node);
		}
		if (breaks) {
			nodes.accept(new TextNode("\n"));
		}
	}

	private static boolean standsByItself(Element element) {
		return isBlock(element) || element.normalName().equals(RawMarkup.VERBATIM);
	}

	private static boolean isBlock(Element element) {
		return RawMarkup.BLOCKS.contains(element.normalName());
	}

}

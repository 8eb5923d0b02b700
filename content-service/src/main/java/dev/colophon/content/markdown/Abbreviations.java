package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Tells what abbreviations are short for, wherever they stand.
 */
final class Abbreviations {

	private final Map<String, String> meanings;

	private final AbbreviationFinder finder;

	private final OutputLimits limits;

	private Abbreviations(Map<String, String> meanings, OutputLimits limits) {
		this.meanings = meanings;
		this.finder = new AbbreviationFinder(meanings.keySet());
		this.limits = limits;
	}

	static void explain(Element body, Map<String, String> meanings, OutputLimits limits) {
		if (meanings.isEmpty()) {
			return;
		}
		var abbreviations = new Abbreviations(meanings, limits);
		for (Element element : body.getAllElements()) {
			if (!element.normalName().equals("code") && !element.normalName().equals("pre")) {
				abbreviations.explain(element);
			}
		}
	}

	/**
	 * Makes all children anew: putting one after the other between them would move those
	 * that follow each time.
	 */
	private void explain(Element parent) {
		List<Node> explained = new ArrayList<>();
		for (Node child : parent.childNodes()) {
			if (child instanceof TextNode text) {
				explain(text, explained);
			}
			else {
				explained.add(child);
			}
		}
		if (explained.size() > parent.childNodeSize()) {
			parent.empty().appendChildren(explained);
		}
	}

	private void explain(TextNode text, List<Node> explained) {
		String whole = text.getWholeText();
		int end = 0;
		for (int start = this.finder.find(whole, 0); start >= 0; start = this.finder.find(whole, end)) {
			String abbreviation = this.finder.found();
			String meaning = this.meanings.getOrDefault(abbreviation, "");
			this.limits.addElements(1);
			this.limits.addRepeated(meaning.length());
			explained.add(new TextNode(whole.substring(end, start)));
			explained.add(Elements.of("abbr").attr("title", meaning).appendText(abbreviation));
			end = start + abbreviation.length();
		}
		explained.add((end == 0) ? text : new TextNode(whole.substring(end)));
	}

}

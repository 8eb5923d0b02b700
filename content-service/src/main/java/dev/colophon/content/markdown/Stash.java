package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * What is finished already, while the text around it is not: each piece leaves a mark in
 * the text, which no rule takes for anything else. A mark is between two control
 * characters, and {@link Source} lets none through.
 */
final class Stash {

	private static final char BEGIN = '\u0002';

	private static final Pattern MARK = Pattern.compile("\u0002(\\d+)\u0003");

	private final List<Node> nodes = new ArrayList<>();

	private final OutputLimits limits;

	Stash(OutputLimits limits) {
		this.limits = limits;
	}

	String keep(Node node) {
		this.limits.addElements(1);
		this.nodes.add(node);
		return "\u0002" + (this.nodes.size() - 1) + "\u0003";
	}

	/**
	 * What is kept under the mark, if the text is a mark and nothing else.
	 */
	Optional<Node> keptAlone(String text) {
		if (text.indexOf(BEGIN) < 0) {
			return Optional.empty();
		}
		Matcher mark = MARK.matcher(text.strip());
		return mark.matches() ? Optional.of(node(mark)) : Optional.empty();
	}

	List<Node> restore(String text) {
		if (text.indexOf(BEGIN) < 0) {
			return text.isEmpty() ? List.of() : List.of(new TextNode(text));
		}
		List<Node> restored = new ArrayList<>();
		Matcher mark = MARK.matcher(text);
		int end = 0;
		while (mark.find()) {
			addText(restored, text.substring(end, mark.start()));
			restored.add(node(mark));
			end = mark.end();
		}
		addText(restored, text.substring(end));
		return restored;
	}

	/**
	 * The text with what was kept, as an attribute may have it: without markup.
	 */
	String plain(String text) {
		if (text.indexOf(BEGIN) < 0) {
			return text;
		}
		return MARK.matcher(text)
			.replaceAll((mark) -> Matcher.quoteReplacement(plain(this.nodes.get(number(mark.group(1))))));
	}

	/**
	 * The text with what was kept, as it is written in HTML.
	 */
	String html(String text) {
		return MARK.matcher(text)
			.replaceAll((mark) -> Matcher.quoteReplacement(html(this.nodes.get(number(mark.group(1))))));
	}

	private Node node(Matcher mark) {
		return this.nodes.get(number(mark.group(1)));
	}

	private static int number(String digits) {
		return Integer.parseInt(digits);
	}

	private static void addText(List<Node> restored, String text) {
		if (!text.isEmpty()) {
			restored.add(new TextNode(text));
		}
	}

	private static String plain(Node node) {
		return switch (node) {
			case TextNode text -> text.getWholeText();
			case Element element -> element.wholeText();
			case DataNode data -> data.getWholeData();
			default -> "";
		};
	}

	private static String html(Node node) {
		return (node instanceof TextNode text) ? text.getWholeText() : node.outerHtml();
	}

}

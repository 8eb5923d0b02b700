package dev.colophon.content.markdown;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Attributes in braces, as in <code>{: #id title="Title"}</code>, at the end of what they
 * belong to or right behind it. Classes mean nothing here.
 */
final class AttributeLists {

	private static final String LIST = "\\{:? *([^}\\n ][^}\\n]*) *}";

	private static final Pattern AT_END = Pattern.compile("(?<! ) +" + LIST + " *$");

	private static final Pattern IN_LAST_LINE = Pattern.compile("\\n *" + LIST + " *$");

	private static final Pattern BEHIND = Pattern.compile("^" + LIST);

	private static final Pattern ATTRIBUTE = Pattern
		.compile("#([^ =]+)|(?<![a-zA-Z-])([a-zA-Z-]+)=(?:\"([^\"]*)\"|'([^']*)'|([^ =]+))");

	private static final Set<String> OF_ONE_LINE = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "dt", "td", "th");

	/**
	 * How many attributes an element may have: finding one among others takes as many
	 * steps.
	 */
	private static final int MOST_ATTRIBUTES = 50;

	private AttributeLists() {
	}

	static void apply(Element body) {
		for (Element element : body.getAllElements()) {
			if (element == body || element.normalName().equals("code") && element.parent() != null
					&& element.parent().normalName().equals("pre")) {
				continue;
			}
			if (RawMarkup.BLOCKS.contains(element.normalName())) {
				Pattern pattern = OF_ONE_LINE.contains(element.normalName()) ? AT_END : IN_LAST_LINE;
				take(element, lastText(element), pattern);
			}
			else if (element.nextSibling() instanceof TextNode text) {
				take(element, text, BEHIND);
			}
		}
	}

	/**
	 * The text that an element ends with; in an item, before the list in it.
	 */
	private static @Nullable TextNode lastText(Element element) {
		Node last = element.lastChild();
		if (element.normalName().equals("li")) {
			Element list = element.firstElementChild();
			while (list != null && !Elements.is(list, Elements.LISTS)) {
				list = list.nextElementSibling();
			}
			last = (list != null) ? list.previousSibling() : last;
		}
		return (last instanceof TextNode text) ? text : null;
	}

	private static void take(Element element, @Nullable TextNode text, Pattern pattern) {
		if (text == null) {
			return;
		}
		Matcher list = pattern.matcher(text.getWholeText());
		if (pattern != BEHIND) {
			if (!text.getWholeText().stripTrailing().endsWith("}")) {
				return;
			}
			list.region(beginOfLast(text.getWholeText()), text.getWholeText().length()).useTransparentBounds(true);
		}
		if (!list.find()) {
			return;
		}
		Matcher attribute = ATTRIBUTE.matcher(list.group(1));
		while (attribute.find() && element.attributesSize() < MOST_ATTRIBUTES) {
			if (attribute.group(1) != null) {
				element.attr("id", attribute.group(1));
			}
			else {
				element.attr(attribute.group(2), value(attribute));
			}
		}
		String rest = text.getWholeText().substring(0, list.start()) + text.getWholeText().substring(list.end());
		text.text(OF_ONE_LINE.contains(element.normalName()) && element.normalName().startsWith("h")
				? rest.replaceFirst("#+ *$", "").stripTrailing() : rest);
	}

	/**
	 * Where the list can begin that a text ends with: behind the end of another list.
	 */
	private static int beginOfLast(String text) {
		int end = text.stripTrailing().length() - 1;
		return (end > 0) ? text.lastIndexOf('}', end - 1) + 1 : 0;
	}

	private static String value(Matcher attribute) {
		for (int group = 3; group < 5; group++) {
			if (attribute.group(group) != null) {
				return attribute.group(group);
			}
		}
		return attribute.group(5);
	}

}

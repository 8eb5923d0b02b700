package dev.colophon.content.markdown;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Tells what abbreviations are short for, wherever they stand.
 */
final class Abbreviations {

	private Abbreviations() {
	}

	static void explain(Element body, Map<String, String> meanings) {
		if (meanings.isEmpty()) {
			return;
		}
		Pattern any = Pattern.compile(
				meanings.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
				Pattern.UNICODE_CHARACTER_CLASS);
		List<TextNode> texts = body.nodeStream(TextNode.class)
			.filter((text) -> text.parent() instanceof Element parent && !parent.normalName().equals("code")
					&& !parent.normalName().equals("pre"))
			.toList();
		texts.forEach((text) -> explain(text, any.matcher(text.getWholeText()), meanings));
	}

	private static void explain(TextNode text, Matcher abbreviation, Map<String, String> meanings) {
		String whole = text.getWholeText();
		int end = 0;
		while (abbreviation.find()) {
			text.before(new TextNode(whole.substring(end, abbreviation.start())));
			text.before(new Element("abbr").attr("title", meanings.getOrDefault(abbreviation.group(), ""))
				.appendText(abbreviation.group()));
			end = abbreviation.end();
		}
		text.text(whole.substring(end));
	}

}

package dev.colophon.content.markdown;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * HTML whose content is Markdown, because its attribute {@code markdown} says so.
 */
final class MarkdownInMarkup {

	private static final Pattern ELEMENT = Pattern.compile(
			"(?s)(<([a-zA-Z][a-zA-Z0-9]*)\\b[^>]*?\\smarkdown(?:=[\"']?(\\w*)[\"']?)?(?:\\s[^>]*)?>)(.*)</\\2\\s*>\\s*");

	private static final Set<String> LINES = Set.of("address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend",
			"li", "p", "summary", "td", "th");

	private static final Set<String> VERBATIM = Set.of("canvas", "math", "option", "pre", "script", "style",
			"textarea");

	private final Stash stash;

	private final Blocks blocks;

	private int depth;

	MarkdownInMarkup(Stash stash, Blocks blocks) {
		this.stash = stash;
		this.blocks = blocks;
	}

	Optional<Element> elementOf(String markup) {
		Matcher parts = ELEMENT.matcher(markup);
		if (!parts.matches()) {
			return Optional.empty();
		}
		Element element = org.jsoup.Jsoup.parseBodyFragment(parts.group(1)).body().firstElementChild();
		if (element == null || VERBATIM.contains(element.normalName()) || "0".equals(parts.group(3))) {
			return Optional.empty();
		}
		element.remove();
		element.removeAttr("markdown").empty();
		fill(element, parts.group(4), "span".equals(parts.group(3))
				|| LINES.contains(element.normalName()) && !"block".equals(parts.group(3)));
		return Optional.of(element);
	}

	private void fill(Element element, String content, boolean inline) {
		if (inline) {
			element.appendText(content.strip());
			return;
		}
		if (++this.depth > Blocks.DEEPEST) {
			throw MarkdownRefused.tooDeep();
		}
		this.blocks.parse(element, new RawMarkup(this.stash, this).take(content), Place.OPEN);
		this.depth--;
	}

}

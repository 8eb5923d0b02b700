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

	private static final Pattern START = Pattern
		.compile("<([a-zA-Z][a-zA-Z0-9]*)\\b[^>]*?\\smarkdown(?:=[\"']?(\\w*)[\"']?)?(?:\\s[^>]*)?>");

	private static final Set<String> LINES = Set.of("address", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "legend",
			"li", "p", "summary", "td", "th");

	private static final Set<String> VERBATIM = Set.of("canvas", "math", "option", "pre", "script", "style",
			"textarea");

	/**
	 * The most characters that are read as Markdown in HTML. Each is read once for each
	 * element around it.
	 */
	private static final int MOST_READ = 10_000_000;

	private final Stash stash;

	private final Blocks blocks;

	private int depth;

	private int read;

	MarkdownInMarkup(Stash stash, Blocks blocks) {
		this.stash = stash;
		this.blocks = blocks;
	}

	Optional<Element> elementOf(String markup) {
		Matcher start = START.matcher(markup);
		int end = start.lookingAt() ? endOf(markup, start.group(1)) : -1;
		if (end < 0 || end < start.end()) {
			return Optional.empty();
		}
		Element element = org.jsoup.Jsoup.parseBodyFragment(start.group()).body().firstElementChild();
		if (element == null || VERBATIM.contains(element.normalName()) || "0".equals(start.group(2))) {
			return Optional.empty();
		}
		element.remove();
		element.removeAttr("markdown").empty();
		fill(element, markup.substring(start.end(), end), "span".equals(start.group(2))
				|| LINES.contains(element.normalName()) && !"block".equals(start.group(2)));
		return Optional.of(element);
	}

	/**
	 * Where the tag begins that ends the element, if that is all that stands at the end;
	 * or -1.
	 */
	private static int endOf(String markup, String name) {
		String whole = markup.stripTrailing();
		String before = whole.endsWith(">") ? whole.substring(0, whole.length() - 1).stripTrailing() : "";
		return before.endsWith("</" + name) ? before.length() - name.length() - 2 : -1;
	}

	private void fill(Element element, String content, boolean inline) {
		if (inline) {
			element.appendText(content.strip());
			return;
		}
		if (++this.depth > Blocks.DEEPEST) {
			throw MarkdownRefused.tooDeep();
		}
		this.read += content.length();
		if (this.read > MOST_READ) {
			throw new MarkdownRefused("Markdown in HTML has at most " + MOST_READ
					+ " characters, each counted once for each element around it");
		}
		this.blocks.parse(element, new RawMarkup(this.stash, this).take(content), Place.OPEN);
		this.depth--;
	}

}

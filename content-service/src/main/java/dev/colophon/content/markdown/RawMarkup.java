package dev.colophon.content.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/**
 * HTML that begins a line with an element that stands by itself, as a division does. It
 * lasts until the end of that element, whatever is in it.
 */
final class RawMarkup {

	static final Set<String> BLOCKS = Set.of("address", "article", "aside", "blockquote", "details", "div", "dl",
			"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
			"hgroup", "hr", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "ul", "canvas", "colgroup",
			"dd", "body", "dt", "group", "iframe", "li", "legend", "math", "map", "noscript", "output", "object",
			"option", "progress", "script", "style", "summary", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr",
			"video");

	/**
	 * An element that is none of HTML, around what is to be taken as it is.
	 */
	static final String VERBATIM = "verbatim";

	private static final Set<String> VOID = Set.of("area", "base", "br", "col", "embed", "hr", "img", "input", "link",
			"meta", "param", "source", "track", "wbr");

	private static final Set<String> TEXT_ONLY = Set.of("script", "style");

	private static final Pattern TAG = Pattern
		.compile("<(/?)([a-zA-Z][^\\s/>`<]{0,50}+)((?:[^\"'>`]|\"[^\"]{0,4000}+\"|'[^']{0,4000}+'){0,200}+)>");

	private static final int LONGEST_TAG = 10_000;

	private static final Pattern START = Pattern.compile("^ {0,3}<(?=[a-zA-Z!?])", Pattern.MULTILINE);

	private final Stash stash;

	private final MarkdownInMarkup markdown;

	private final Map<String, Integer> neverEnds = new HashMap<>();

	private int nextTagEnd = -1;

	RawMarkup(Stash stash, MarkdownInMarkup markdown) {
		this.stash = stash;
		this.markdown = markdown;
	}

	/**
	 * The text, with a mark by itself for each piece of HTML.
	 */
	String take(String text) {
		var rest = new StringBuilder(text.length());
		Matcher start = START.matcher(text);
		int end = 0;
		int from = 0;
		while (from <= text.length() && start.find(from)) {
			int open = start.end() - 1;
			int close = endOf(text, open);
			if (close < 0) {
				from = start.end();
				continue;
			}
			rest.append(text, end, start.start()).append("\n\n");
			end = takeAll(text, open, close, rest);
			from = end;
		}
		return rest.append(text.substring(end)).toString();
	}

	/**
	 * Takes what begins here, and what follows it on the line where that ends.
	 */
	private int takeAll(String text, int open, int close, StringBuilder rest) {
		int from = open;
		int to = close;
		while (to >= 0) {
			rest.append(keep(text.substring(from, to))).append("\n\n");
			int next = to;
			while (next < text.length() && text.charAt(next) == ' ') {
				next++;
			}
			from = next;
			close = to;
			to = (next < text.length() && text.charAt(next) == '<') ? endOf(text, next) : -1;
		}
		return close;
	}

	private String keep(String markup) {
		return this.stash.keep(this.markdown.elementOf(markup)
			.orElseGet(() -> new Element(VERBATIM).appendChild(new DataNode(markup + "\n"))));
	}

	/**
	 * Where the HTML ends that begins here, or -1 if none does that stands by itself.
	 */
	private int endOf(String text, int open) {
		if (text.startsWith("<!--", open)) {
			return after(text, "-->", open);
		}
		if (text.startsWith("<?", open)) {
			return after(text, "?>", open);
		}
		if (text.startsWith("<!", open)) {
			return after(text, ">", open);
		}
		if (!mayBeTag(text, open)) {
			return -1;
		}
		Matcher tag = TAG.matcher(text).region(open, Math.min(text.length(), open + LONGEST_TAG));
		if (!tag.lookingAt() || !BLOCKS.contains(name(tag)) || !tag.group(1).isEmpty()) {
			return -1;
		}
		return VOID.contains(name(tag)) || tag.group(3).endsWith("/") ? tag.end() : endOfElement(text, tag);
	}

	/**
	 * Whether the next closing bracket is near enough. Otherwise, each of many tags that
	 * begin and do not end would be read up to the greatest length of a tag.
	 */
	private boolean mayBeTag(String text, int open) {
		if (this.nextTagEnd < open) {
			int end = text.indexOf('>', open);
			this.nextTagEnd = (end < 0) ? Integer.MAX_VALUE : end;
		}
		return this.nextTagEnd - open < LONGEST_TAG;
	}

	private int endOfElement(String text, Matcher tag) {
		var open = new OpenElements();
		int from = tag.start();
		int bracket = -1;
		while (from >= 0) {
			bracket = (bracket < from) ? text.indexOf('>', from) : bracket;
			if (bracket < 0) {
				return text.length();
			}
			if (bracket - from >= LONGEST_TAG
					|| !tag.region(from, Math.min(text.length(), from + LONGEST_TAG)).lookingAt()) {
				from = text.indexOf('<', from + 1);
				continue;
			}
			String name = name(tag);
			int next = tag.end();
			if (!tag.group(1).isEmpty()) {
				open.close(name);
			}
			else if (TEXT_ONLY.contains(name)) {
				open.open(name);
				next = endOfText(text, name, next);
			}
			else if (!VOID.contains(name) && !tag.group(3).endsWith("/")) {
				open.open(name);
			}
			if (open.isEmpty()) {
				return next;
			}
			from = (next < 0) ? -1 : text.indexOf('<', next);
		}
		return text.length();
	}

	/**
	 * Where the element ends that has no others in it, or -1.
	 */
	private int endOfText(String text, String name, int from) {
		String end = "</" + name;
		if (from >= this.neverEnds.getOrDefault(end, Integer.MAX_VALUE)) {
			return -1;
		}
		int at = text.indexOf("</", from);
		while (at >= 0 && !text.regionMatches(true, at, end, 0, end.length())) {
			at = text.indexOf("</", at + 2);
		}
		if (at < 0) {
			this.neverEnds.put(end, from);
		}
		return at;
	}

	private int after(String text, String end, int from) {
		if (from >= this.neverEnds.getOrDefault(end, Integer.MAX_VALUE)) {
			return -1;
		}
		int at = text.indexOf(end, from);
		if (at < 0) {
			this.neverEnds.put(end, from);
		}
		return (at < 0) ? -1 : at + end.length();
	}

	private static String name(Matcher tag) {
		return tag.group(2).toLowerCase(Locale.ROOT);
	}

}

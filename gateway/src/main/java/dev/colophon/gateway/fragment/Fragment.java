package dev.colophon.gateway.fragment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The HTML document that a service answers with, taken apart.
 *
 * @param title the document's title
 * @param head the metadata of its head that goes into the head of the page, as HTML
 * @param parts the HTML of each element that is named by {@code data-part}, by that name
 */
public record Fragment(String title, String head, Map<String, String> parts) {

	/**
	 * A service has nothing to say here, and that is fine.
	 */
	public static final Fragment NONE = new Fragment("", "", Map.of());

	/**
	 * A browser reads it, but never runs it.
	 */
	private static final String JSON_LD = "script[type=application/ld+json]:not([src])";

	private static final String METADATA = "head > meta[name]:not([name=viewport]), head > meta[property], head > link, "
			+ "head > " + JSON_LD;

	/**
	 * Takes a document apart. What is not such a document has no parts. Scripts are left
	 * out, except for data (JSON-LD).
	 */
	public static Fragment parse(String html) {
		Document document = Jsoup.parse(html);
		document.outputSettings().prettyPrint(false);
		document.select("script").not(JSON_LD).remove();
		Map<String, String> parts = new LinkedHashMap<>();
		for (Element part : document.select("body > [data-part]")) {
			parts.put(part.attr("data-part"), part.outerHtml());
		}
		String head = document.select(METADATA).stream().map(Element::outerHtml).collect(Collectors.joining("\n"));
		return new Fragment(document.title(), head, parts);
	}

	/**
	 * About how much memory it takes, in bytes.
	 */
	int weight() {
		return this.title.length() + this.head.length() + this.parts.values().stream().mapToInt(String::length).sum()
				+ 500;
	}

	public static Fragment of(String part, String html) {
		return new Fragment("", "", Map.of(part, html));
	}

}

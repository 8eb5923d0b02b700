package dev.colophon.gateway.fragment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The HTML document that a service answers with, taken apart.
 *
 * @param title the document's title
 * @param head the metadata of its head that goes into the head of the page, as HTML
 * @param parts the HTML of each element that is named by {@code data-part}, by that name
 * @param pictures the addresses of the pictures that they show
 */
public record Fragment(String title, String head, Map<String, String> parts, Set<String> pictures) {

	/**
	 * A service has nothing to say here, and that is fine.
	 */
	public static final Fragment NONE = new Fragment("", "", Map.of());

	/**
	 * A browser reads it, but never runs it.
	 */
	private static final String JSON_LD = "script[type=application/ld+json]:not([src])";

	private static final String PICTURES = "[data-part] :is(img, source, input[type=image])[src], [data-part] video[poster], "
			+ "[data-part] :is(img, source)[srcset], head > link[rel~=icon]";

	private static final String METADATA = "head > meta[name]:not([name=viewport]), head > meta[property], head > link, "
			+ "head > " + JSON_LD;

	public Fragment(String title, String head, Map<String, String> parts) {
		this(title, head, parts, Set.of());
	}

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
		Set<String> pictures = document.select(PICTURES)
			.stream()
			.flatMap(Fragment::pictures)
			.collect(Collectors.toUnmodifiableSet());
		return new Fragment(document.title(), head, parts, pictures);
	}

	/**
	 * Candidates of a {@code srcset} are separated by commas, each with a descriptor
	 * after its address.
	 */
	private static Stream<String> pictures(Element element) {
		Stream<String> candidates = Stream.of(element.attr("srcset").split(","))
			.map((candidate) -> candidate.strip().replaceFirst("\\s.*", ""));
		return Stream.concat(Stream.of(element.attr("src"), element.attr("poster"), element.attr("href")), candidates)
			.filter((address) -> !address.isEmpty());
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

package dev.colophon.content.markdown;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jsoup.nodes.Element;

/**
 * Gives each heading an id, so that links can lead to it: its words in lower case, with
 * hyphens between them.
 */
final class HeadingIds {

	private HeadingIds() {
	}

	static void give(Element body) {
		Set<String> given = new HashSet<>(body.select("[id]").eachAttr("id"));
		Map<String, Integer> counts = new HashMap<>();
		for (Element heading : body.select("h1, h2, h3, h4, h5, h6")) {
			if (heading.id().isEmpty()) {
				heading.attr("id", free(idOf(heading.text()), given, counts));
			}
		}
	}

	private static String idOf(String text) {
		String id = text.toLowerCase(Locale.ROOT)
			.replaceAll("[^\\p{L}\\p{N}\\p{M}_\\s-]", "")
			.strip()
			.replaceAll("[-\\s]+", "-");
		return id.isEmpty() ? "heading" : id;
	}

	private static String free(String id, Set<String> given, Map<String, Integer> counts) {
		String candidate = id;
		while (!given.add(candidate)) {
			candidate = id + "-" + counts.merge(id, 1, Integer::sum);
		}
		return candidate;
	}

}

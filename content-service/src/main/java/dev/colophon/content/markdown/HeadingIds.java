package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Gives each heading an id, so that links can lead to it: its words in lower case, with
 * hyphens between them. A heading counts as two elements, since an id takes as long as
 * one.
 */
final class HeadingIds {

	private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

	private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}\\p{M}_\\s-]");

	private static final Pattern BETWEEN_WORDS = Pattern.compile("[-\\s]+");

	private HeadingIds() {
	}

	static void give(Element body, OutputLimits limits) {
		Set<String> given = new HashSet<>();
		List<Element> headings = new ArrayList<>();
		body.stream().forEach((element) -> {
			if (!element.id().isEmpty()) {
				given.add(element.id());
			}
			else if (HEADINGS.contains(element.normalName())) {
				headings.add(element);
			}
		});
		limits.addElements(headings.size());
		Map<String, Integer> counts = new HashMap<>();
		headings.forEach((heading) -> heading.attr("id", free(idOf(heading.text()), given, counts)));
	}

	private static String idOf(String text) {
		String words = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("").strip();
		String id = BETWEEN_WORDS.matcher(words).replaceAll("-");
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

package dev.colophon.content.search;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The HTML document of a search: a form, and what was found.
 */
@Component
class SearchDocument {

	/**
	 * What was found, as the document shows it.
	 *
	 * @param first the place of its first result among all, from 1
	 * @param pages how many pages were found, in words
	 */
	record Found(List<Item> items, int first, String pages) {

		record Item(String title, String description, String address, String excerpt) {

			static Item of(Result result) {
				return new Item(result.title(), result.description(), result.slug().address(), result.excerpt());
			}

		}

		static Found of(Results results) {
			return new Found(results.items().stream().map(Item::of).toList(), results.number() * results.size() + 1,
					(results.total() == 1) ? "One page" : results.total() + " pages");
		}

	}

	ModelAndView asking() {
		return document("Search", HttpStatus.OK, Map.of("asking", true));
	}

	ModelAndView refusing(@Nullable String reason) {
		return document("Search", HttpStatus.BAD_REQUEST, Map.of("fault", String.valueOf(reason)));
	}

	ModelAndView showing(Results results) {
		Map<String, Object> shown = new HashMap<>();
		shown.put("query", results.query());
		if (results.hint() != null) {
			shown.put("hint", results.hint());
		}
		else {
			shown.put("found", Found.of(results));
		}
		shown.put("paged", results.number() > 0 || results.hasNext());
		if (results.number() > 0) {
			shown.put("previous", address(results, results.number() - 1));
		}
		if (results.hasNext()) {
			shown.put("next", address(results, results.number() + 1));
		}
		return document(results.query() + " - Search", HttpStatus.OK, shown);
	}

	private static ModelAndView document(String title, HttpStatus status, Map<String, Object> shown) {
		var document = new ModelAndView("search", shown, status);
		return document.addObject("title", title)
			.addObject("longest", Query.MOST_CHARACTERS)
			.addObject("written", shown.getOrDefault("query", ""));
	}

	private static String address(Results results, int number) {
		return UriComponentsBuilder.fromPath("/search.html")
			.queryParam("q", "{query}")
			.queryParam("number", number)
			.queryParam("size", results.size())
			.encode()
			.buildAndExpand(results.query())
			.toUriString();
	}

}

package dev.colophon.content.search;

import java.util.List;

import dev.colophon.content.web.Answers;
import dev.colophon.content.web.InvalidInput;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is found, as JSON for programs and as a document for readers.
 */
@Controller
class SearchController {

	private static final int LAST_PART = 1000;

	private static final int MOST = 50;

	private static final String USUAL = "20";

	private final Search search;

	private final SearchDocument document;

	private final Answers answers;

	SearchController(Search search, SearchDocument document, Answers answers) {
		this.search = search;
		this.document = document;
		this.answers = answers;
	}

	record SearchView(String query, List<Item> items, int number, int size, int total, @Nullable String hint) {

		record Item(String slug, String title, String description, String address, String excerpt) {

			static Item of(Result result) {
				return new Item(result.slug().value(), result.title(), result.description(), result.slug().address(),
						result.excerpt());
			}

		}

		static SearchView of(Results results) {
			return new SearchView(results.query(), results.items().stream().map(Item::of).toList(), results.number(),
					results.size(), results.total(), results.hint());
		}

	}

	@GetMapping(path = "/search", produces = MediaType.APPLICATION_JSON_VALUE)
	@ResponseBody
	@Nullable SearchView search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int number,
			@RequestParam(defaultValue = USUAL) int size, ServletWebRequest request) {
		Query query = new Query(q);
		if (query.isBlank()) {
			throw new InvalidInput("q says what to look for");
		}
		Results results = find(query, number, size);
		return this.answers.unlessKnown(request, MediaType.APPLICATION_JSON, results, () -> SearchView.of(results));
	}

	@GetMapping(path = "/search", produces = MediaType.TEXT_HTML_VALUE)
	@Nullable ModelAndView searchAsHtml(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "0") int number,
			@RequestParam(defaultValue = USUAL) int size, ServletWebRequest request) {
		Query query;
		try {
			query = new Query(q);
		}
		catch (InvalidInput ex) {
			return this.document.refusing(ex.getMessage());
		}
		if (query.isBlank()) {
			return this.answers.unlessKnown(request, MediaType.TEXT_HTML, "", this.document::asking);
		}
		Results results = find(query, number, size);
		return this.answers.unlessKnown(request, MediaType.TEXT_HTML, results, () -> this.document.showing(results));
	}

	private Results find(Query query, int number, int size) {
		if (number < 0 || number > LAST_PART || size < 1 || size > MOST) {
			throw new InvalidInput("number is from 0 to " + LAST_PART + ", size is from 1 to " + MOST);
		}
		return this.search.results(query, number, size);
	}

}

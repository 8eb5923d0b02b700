package dev.colophon.content.search;

import java.util.List;

import dev.colophon.content.page.Slug;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds pages. A single word that no page has is taken for the beginning of one.
 */
@Component
class Search {

	private final SearchIndex index;

	Search(SearchIndex index) {
		this.index = index;
	}

	@Transactional(readOnly = true)
	Results results(Query query, int number, int size) {
		this.index.planEachSearch();
		Wanted wanted = this.index.wanted(query);
		if (wanted.isNothing()) {
			return Results.none(query.text(), number, size,
					"There is nothing to look for: words like 'the' and 'with' are too common, and signs are no words.");
		}
		if (wanted.isWithoutOnly()) {
			return Results.none(query.text(), number, size,
					"This says only what a page should not have. Add a word that it should have.");
		}
		List<Slug> found = this.index.find(wanted);
		if (found.isEmpty() && query.mayGoOn()) {
			wanted = this.index.beginningWith(query);
			found = this.index.find(wanted);
		}
		if (found.isEmpty()) {
			return Results.none(query.text(), number, size, "No page has all of these words.");
		}
		List<Slug> shown = found.stream().skip((long) number * size).limit(size).toList();
		return new Results(query.text(), this.index.results(shown, wanted), number, size, found.size(), null);
	}

}

package dev.colophon.toc.contents;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import dev.colophon.toc.web.InvalidInput;

/**
 * Slugs of which none may be there twice.
 */
final class Distinct {

	private Distinct() {
	}

	static void check(String kind, Stream<Slug> slugs) {
		Set<Slug> seen = new HashSet<>();
		slugs.filter((slug) -> !seen.add(slug)).findFirst().ifPresent((slug) -> {
			throw new InvalidInput("The slug '" + slug + "' is there twice, and names one " + kind);
		});
	}

}

package dev.colophon.content.search;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One part of what was found.
 *
 * @param number which part, from 0
 * @param size how many results to a part
 * @param total how many results there are in all parts
 * @param hint why there are none, in a sentence
 */
record Results(String query, List<Result> items, int number, int size, int total, @Nullable String hint) {

	static Results none(String query, int number, int size, String hint) {
		return new Results(query, List.of(), number, size, 0, hint);
	}

	boolean hasNext() {
		return (this.number + 1L) * this.size < this.total;
	}

}

package dev.colophon.content.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The elements of HTML that have begun and not ended yet.
 */
final class OpenElements {

	private final Deque<String> names = new ArrayDeque<>();

	/**
	 * How many there are of each name, so that an end without a beginning is not looked
	 * for among all.
	 */
	private final Map<String, Integer> counts = new HashMap<>();

	void open(String name) {
		this.names.push(name);
		this.counts.merge(name, 1, Integer::sum);
	}

	/**
	 * Ends the last one of that name and those in it, if there is one.
	 */
	void close(String name) {
		if (this.counts.containsKey(name)) {
			String last;
			do {
				last = this.names.pop();
				this.counts.computeIfPresent(last, (closed, count) -> (count > 1) ? count - 1 : null);
			}
			while (!last.equals(name));
		}
	}

	boolean isEmpty() {
		return this.names.isEmpty();
	}

}

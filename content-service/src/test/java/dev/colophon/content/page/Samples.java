package dev.colophon.content.page;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pages to test with.
 */
final class Samples {

	private Samples() {
	}

	static Manuscript manuscript(String title, String markdown, String... next) {
		return new Manuscript(title, "What " + title + " is.", "What is " + title + "?", "container", markdown,
				Stream.of(next).map(Slug::new).toList(), List.of(), false, null, List.of());
	}

	static Page page(String slug, Instant time, String... next) {
		return new Page(new Slug(slug), manuscript("Title", "Some *text*.", next), time, time);
	}

	static Page hidden(String slug, Instant time) {
		Manuscript shown = manuscript("Title", "Some *text*.");
		return new Page(new Slug(slug), new Manuscript(shown.title(), shown.description(), shown.question(),
				shown.icon(), shown.markdown(), shown.next(), shown.more(), true, null, List.of()), time, time);
	}

}

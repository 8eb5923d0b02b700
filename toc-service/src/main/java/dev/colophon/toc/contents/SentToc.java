package dev.colophon.toc.contents;

import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * The whole contents as an editor sends them, in the shape in which they were read. The
 * addresses in it are not looked at: they follow from the slugs.
 */
final class SentToc {

	private static final Set<String> TOC = Set.of("chapters");

	private static final Set<String> CHAPTER = Set.of("slug", "title", "entries");

	private static final Set<String> ENTRY = Set.of("slug", "title", "address");

	private SentToc() {
	}

	static Toc read(JsonNode body) {
		return new Toc(SentObject.of(body, TOC).readEach("chapters", CHAPTER, SentToc::chapter));
	}

	private static Chapter chapter(SentObject chapter) {
		return new Chapter(chapter.read("slug", Slug::new),
				chapter.read("title", (title) -> Title.checked("A chapter", title)),
				chapter.readEach("entries", ENTRY, SentToc::entry));
	}

	private static Entry entry(SentObject entry) {
		return new Entry(entry.read("slug", Slug::new),
				entry.read("title", (title) -> Title.checked("An entry", title)));
	}

}

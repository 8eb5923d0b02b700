package dev.colophon.toc.contents;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * All chapters, as readers get them.
 */
record TocView(List<ChapterView> chapters) {

	static TocView of(Toc toc, String current) {
		return new TocView(toc.chapters().stream().map((chapter) -> ChapterView.of(chapter, current)).toList());
	}

	record ChapterView(String slug, String title, List<EntryView> entries) {

		static ChapterView of(Chapter chapter, String current) {
			return new ChapterView(chapter.slug().value(), chapter.title(),
					chapter.entries().stream().map((entry) -> EntryView.of(entry, current)).toList());
		}

		boolean holdsCurrent() {
			return this.entries.stream().anyMatch(EntryView::current);
		}

	}

	/**
	 * An entry.
	 *
	 * @param current whether this is the page that the reader is on; left out if not
	 */
	record EntryView(String slug, String title, String address,
			@JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean current) {

		static EntryView of(Entry entry, String current) {
			String slug = entry.slug().value();
			return new EntryView(slug, entry.title(), entry.address(), slug.equals(current));
		}

	}

}

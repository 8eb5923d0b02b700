package dev.colophon.toc.contents;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The table of contents: all chapters, in reading order.
 */
record Toc(List<Chapter> chapters) {

	/**
	 * Where an entry stands, if there is one with that slug.
	 */
	Optional<Place> placeOf(Slug slug) {
		List<Entry> entries = this.chapters.stream().flatMap((chapter) -> chapter.entries().stream()).toList();
		return IntStream.range(0, entries.size())
			.filter((index) -> entries.get(index).slug().equals(slug))
			.mapToObj((index) -> new Place(chapterOf(entries.get(index)), entries.get(index), index + 1,
					entryAt(entries, index - 1), entryAt(entries, index + 1)))
			.findFirst();
	}

	private Chapter chapterOf(Entry entry) {
		return this.chapters.stream().filter((chapter) -> chapter.entries().contains(entry)).findFirst().orElseThrow();
	}

	private static @Nullable Entry entryAt(List<Entry> entries, int index) {
		return (index >= 0 && index < entries.size()) ? entries.get(index) : null;
	}

}

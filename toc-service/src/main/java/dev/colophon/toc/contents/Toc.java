package dev.colophon.toc.contents;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.colophon.toc.web.Conflict;
import dev.colophon.toc.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * The table of contents: all chapters, in reading order.
 */
record Toc(List<Chapter> chapters) {

	static final int MOST_ENTRIES = 5_000;

	Toc {
		chapters = List.copyOf(chapters);
		Distinct.check("chapter", chapters.stream().map(Chapter::slug));
		List<Slug> entries = chapters.stream()
			.flatMap((chapter) -> chapter.entries().stream())
			.map(Entry::slug)
			.toList();
		if (entries.size() > MOST_ENTRIES) {
			throw new InvalidInput(
					"The contents have at most %d entries, not %d".formatted(MOST_ENTRIES, entries.size()));
		}
		Distinct.check("entry", entries.stream());
	}

	Optional<Chapter> chapterOf(Slug entry) {
		return this.chapters.stream().filter((chapter) -> chapter.has(entry)).findFirst();
	}

	Toc with(Entry entry, Destination destination) {
		if (chapterOf(entry.slug()).isPresent()) {
			throw new Conflict("There is an entry '" + entry.slug() + "' already");
		}
		Chapter target = destination.chapterIn(this);
		Chapter longer = target.with(destination.indexIn(target), entry);
		return new Toc(this.chapters.stream().map((chapter) -> chapter.equals(target) ? longer : chapter).toList());
	}

	/**
	 * The same without an entry. A chapter that has no other goes with it.
	 */
	Toc without(Slug entry) {
		return new Toc(this.chapters.stream().flatMap((chapter) -> chapter.without(entry).stream()).toList());
	}

	/**
	 * The same with another slug or title for an entry, which keeps its place.
	 */
	Toc replacing(Slug entry, Entry by) {
		if (!by.slug().equals(entry) && chapterOf(by.slug()).isPresent()) {
			throw new Conflict("There is an entry '" + by.slug() + "' already");
		}
		return new Toc(this.chapters.stream().map((chapter) -> chapter.replacing(entry, by)).toList());
	}

	/**
	 * The same with an entry elsewhere. A chapter that it leaves empty goes.
	 */
	Toc moving(Slug slug, Destination destination) {
		Chapter from = chapterOf(slug).orElseThrow();
		if (destination.landmark() == null && from.slug().equals(destination.chapter())) {
			return this;
		}
		if (slug.equals(destination.landmark())) {
			throw new InvalidInput("The entry '" + slug + "' cannot stand before or after itself");
		}
		Entry entry = from.entries().get(from.indexOf(slug).orElseThrow());
		// A chapter that is about to be empty is still there for whoever names it.
		destination.chapterIn(this);
		return without(slug).with(entry, destination);
	}

	/**
	 * Where an entry stands, if there is one with that slug.
	 */
	Optional<Place> placeOf(Slug slug) {
		List<Entry> entries = this.chapters.stream().flatMap((chapter) -> chapter.entries().stream()).toList();
		return IntStream.range(0, entries.size())
			.filter((index) -> entries.get(index).slug().equals(slug))
			.mapToObj((index) -> new Place(chapterOf(slug).orElseThrow(), entries.get(index), index + 1,
					entryAt(entries, index - 1), entryAt(entries, index + 1)))
			.findFirst();
	}

	private static @Nullable Entry entryAt(List<Entry> entries, int index) {
		return (index >= 0 && index < entries.size()) ? entries.get(index) : null;
	}

}

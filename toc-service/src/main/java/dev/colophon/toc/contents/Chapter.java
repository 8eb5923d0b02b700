package dev.colophon.toc.contents;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import dev.colophon.toc.web.InvalidInput;

import org.springframework.util.CollectionUtils;

/**
 * Entries that belong together, in reading order.
 *
 * @param slug names the chapter wherever it is linked to, whatever its title becomes
 */
record Chapter(Slug slug, String title, List<Entry> entries) {

	Chapter {
		Objects.requireNonNull(slug, "A chapter needs a slug");
		Title.checked("A chapter", title);
		if (CollectionUtils.isEmpty(entries)) {
			throw new InvalidInput("A chapter needs an entry");
		}
		entries = List.copyOf(entries);
	}

	boolean has(Slug entry) {
		return indexOf(entry).isPresent();
	}

	/**
	 * Counted from 0.
	 */
	OptionalInt indexOf(Slug entry) {
		return IntStream.range(0, this.entries.size())
			.filter((index) -> this.entries.get(index).slug().equals(entry))
			.findFirst();
	}

	Chapter with(int index, Entry entry) {
		List<Entry> longer = new ArrayList<>(this.entries);
		longer.add(index, entry);
		return new Chapter(this.slug, this.title, longer);
	}

	/**
	 * What is left of it without that entry, if anything is.
	 */
	Optional<Chapter> without(Slug entry) {
		List<Entry> others = this.entries.stream().filter((other) -> !other.slug().equals(entry)).toList();
		return others.isEmpty() ? Optional.empty() : Optional.of(new Chapter(this.slug, this.title, others));
	}

	Chapter replacing(Slug entry, Entry by) {
		return new Chapter(this.slug, this.title,
				this.entries.stream().map((other) -> other.slug().equals(entry) ? by : other).toList());
	}

}

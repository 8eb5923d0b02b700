package dev.colophon.toc.contents;

import dev.colophon.toc.web.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry is to stand: before an entry, after one, or at the end of a chapter.
 *
 * @param chapter may be left out where an entry is named: it is that entry's
 */
record Destination(@Nullable Slug chapter, @Nullable Slug before, @Nullable Slug after) {

	Destination {
		if (before != null && after != null) {
			throw new InvalidInput("An entry stands before another one or after one, not both");
		}
	}

	boolean isNowhere() {
		return this.chapter == null && landmark() == null;
	}

	/**
	 * The entry that it is named by, if it is.
	 */
	@Nullable Slug landmark() {
		return (this.before != null) ? this.before : this.after;
	}

	/**
	 * The chapter that it is in.
	 */
	Chapter chapterIn(Toc toc) {
		Slug landmark = landmark();
		if (landmark != null) {
			return chapterOf(landmark, toc);
		}
		if (this.chapter == null) {
			throw new InvalidInput("An entry needs a chapter, or another entry to stand before or after");
		}
		return chapterNamed(this.chapter, toc);
	}

	/**
	 * The index in its chapter at which to insert.
	 */
	int indexIn(Chapter target) {
		Slug landmark = landmark();
		if (landmark == null) {
			return target.entries().size();
		}
		int index = target.indexOf(landmark).orElseThrow();
		return landmark.equals(this.before) ? index : index + 1;
	}

	private Chapter chapterOf(Slug landmark, Toc toc) {
		Chapter holder = toc.chapterOf(landmark)
			.orElseThrow(() -> new InvalidInput("There is no entry '" + landmark + "' to stand before or after"));
		if (this.chapter != null && !chapterNamed(this.chapter, toc).equals(holder)) {
			throw new InvalidInput("The entry '" + landmark + "' is in the chapter '" + holder.slug() + "', not in '"
					+ this.chapter + "'");
		}
		return holder;
	}

	private static Chapter chapterNamed(Slug name, Toc toc) {
		return toc.chapters()
			.stream()
			.filter((chapter) -> chapter.slug().equals(name))
			.findFirst()
			.orElseThrow(() -> new InvalidInput("There is no chapter '" + name + "'"));
	}

}

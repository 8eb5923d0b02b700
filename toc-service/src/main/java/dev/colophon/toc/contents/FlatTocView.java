package dev.colophon.toc.contents;

import java.util.List;

/**
 * All entries in one list, as readers of version 1 get them.
 */
record FlatTocView(List<TocView.EntryView> entries) {

	static FlatTocView of(Toc toc, String current) {
		return new FlatTocView(toc.chapters()
			.stream()
			.flatMap((chapter) -> chapter.entries().stream())
			.map((entry) -> TocView.EntryView.of(entry, current))
			.toList());
	}

}

package dev.colophon.toc.contents;

import java.util.List;

/**
 * Two chapters, to test with.
 */
final class SmallToc {

	static final Entry BEGIN = new Entry(new Slug("begin"), "Begin \"Here\" & <Now>");

	static final Entry EDIT = new Entry(new Slug("edit"), "Edit");

	static final Entry STORE = new Entry(new Slug("store"), "Store");

	static final Chapter FIRST = new Chapter(new Slug("first"), "First Steps", List.of(BEGIN, EDIT));

	static final Chapter SECOND = new Chapter(new Slug("second"), "Data", List.of(STORE));

	static final Toc TOC = new Toc(List.of(FIRST, SECOND));

	private SmallToc() {
	}

}

package dev.colophon.toc.contents;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TocTests {

	@Test
	void hasNothingBeforeItsFirstEntry() {
		assertThat(SmallToc.TOC.placeOf(new Slug("begin")))
			.contains(new Place(SmallToc.FIRST, SmallToc.BEGIN, 1, null, SmallToc.EDIT));
	}

	@Test
	void leadsFromOneChapterIntoTheNext() {
		assertThat(SmallToc.TOC.placeOf(new Slug("edit")))
			.contains(new Place(SmallToc.FIRST, SmallToc.EDIT, 2, SmallToc.BEGIN, SmallToc.STORE));
	}

	@Test
	void hasNothingAfterItsLastEntry() {
		assertThat(SmallToc.TOC.placeOf(new Slug("store")))
			.contains(new Place(SmallToc.SECOND, SmallToc.STORE, 3, SmallToc.EDIT, null));
	}

	@Test
	void hasNoPlaceForAnEntryThatItDoesNotHave() {
		assertThat(SmallToc.TOC.placeOf(new Slug("first"))).isEmpty();
	}

}

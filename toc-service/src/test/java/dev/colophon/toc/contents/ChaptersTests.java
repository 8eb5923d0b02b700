package dev.colophon.toc.contents;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@StorageTest
class ChaptersTests {

	@Autowired
	private Chapters chapters;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void areNoneAtFirst() {
		assertThat(this.chapters.toc()).isEqualTo(new Toc(List.of()));
	}

	@Test
	void comeBackInTheOrderInWhichTheyAreAdded() {
		this.chapters.add(SmallToc.SECOND);
		this.chapters.add(SmallToc.FIRST);
		assertThat(this.chapters.toc()).isEqualTo(new Toc(List.of(SmallToc.SECOND, SmallToc.FIRST)));
	}

	@Test
	void comeBackInTheOrderOfTheirPlaces() {
		this.chapters.add(SmallToc.FIRST);
		this.chapters.add(SmallToc.SECOND);
		this.jdbc.sql("update chapter set place = 3 - place").update();
		this.jdbc.sql("update entry set place = 3 - place where chapter = 'first'").update();
		assertThat(this.chapters.toc().chapters()).containsExactly(SmallToc.SECOND,
				new Chapter(SmallToc.FIRST.slug(), SmallToc.FIRST.title(), List.of(SmallToc.EDIT, SmallToc.BEGIN)));
	}

	@Test
	void neverHoldAnEntryTwice() {
		this.chapters.add(SmallToc.FIRST);
		Chapter again = new Chapter(new Slug("again"), "Again", List.of(SmallToc.EDIT));
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.chapters.add(again));
	}

	@Test
	void neverShareAPlace() {
		this.chapters.add(SmallToc.FIRST);
		this.chapters.add(SmallToc.SECOND);
		this.jdbc.sql("update chapter set place = 1").update();
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.jdbc.sql("set constraints all immediate").update());
	}

}

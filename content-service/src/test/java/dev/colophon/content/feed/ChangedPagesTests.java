package dev.colophon.content.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.colophon.content.TestDatabase;
import dev.colophon.content.page.Manuscript;
import dev.colophon.content.page.Page;
import dev.colophon.content.page.Pages;
import dev.colophon.content.page.Slug;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, Pages.class, ChangedPages.class })
class ChangedPagesTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

	@Autowired
	private Pages pages;

	@Autowired
	private ChangedPages changed;

	@Test
	void areTheLatestFirst() {
		add("b", 0, "Text.", false);
		add("a", 0, "Text.", false);
		add("c", 1, "Text.", false);
		assertThat(this.changed.latest(10)).extracting((page) -> page.slug().value()).containsExactly("c", "a", "b");
		assertThat(this.changed.latest(1)).extracting((page) -> page.slug().value()).containsExactly("c");
	}

	@Test
	void areNotHidden() {
		add("a", 0, "Text.", true);
		assertThat(this.changed.latest(10)).isEmpty();
	}

	@Test
	void areAsTheyWereWritten() {
		add("a", 1, "Some *text*.", false);
		assertThat(this.changed.latest(10)).containsExactly(new ChangedPage(new Slug("a"), "Title", "A description.",
				"Some *text*.", List.of("linux", "images"), MONDAY, MONDAY.plus(Duration.ofDays(1))));
	}

	@Test
	void haveNoTextWhereItIsLong() {
		add("a", 0, "a".repeat(50_001), false);
		add("b", 0, "a".repeat(50_000), false);
		assertThat(this.changed.latest(10)).extracting((page) -> page.markdown() != null).containsExactly(false, true);
	}

	private void add(String slug, int day, String markdown, boolean hidden) {
		var manuscript = new Manuscript("Title", "A description.", "A question?", "book", markdown, List.of(),
				List.of(), hidden, null, List.of("linux", "images"));
		this.pages.put(new Page(new Slug(slug), manuscript, MONDAY, MONDAY.plus(Duration.ofDays(day))));
	}

}

package dev.colophon.content.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.colophon.content.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, Pages.class, ChangeLog.class })
class ChangeLogTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

	@Autowired
	private Pages pages;

	@Autowired
	private ChangeLog changeLog;

	@Test
	void hasTheLatestFirst() {
		this.pages.put(Samples.page("b", MONDAY));
		this.pages.put(Samples.page("a", MONDAY));
		this.pages.put(Samples.page("c", MONDAY.plusMillis(1)));
		assertThat(slugs()).containsExactly("c", "a", "b");
	}

	@Test
	void hasFiftyPagesAtMost() {
		IntStream.range(0, 52)
			.forEach((page) -> this.pages.put(Samples.page("page-" + page, MONDAY.plus(Duration.ofMinutes(page)))));
		assertThat(slugs()).hasSize(50).startsWith("page-51").endsWith("page-2");
	}

	@Test
	void leavesOutItsOwnPageAndTheHiddenOnes() {
		this.pages.put(Samples.page("change-log", MONDAY));
		this.pages.put(Samples.hidden("a", MONDAY));
		assertThat(slugs()).isEmpty();
	}

	private List<String> slugs() {
		return this.changeLog.latest().stream().map((page) -> page.slug().value()).toList();
	}

}

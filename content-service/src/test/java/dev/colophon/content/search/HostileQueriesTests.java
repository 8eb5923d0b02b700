package dev.colophon.content.search;

import java.time.Instant;
import java.util.List;

import dev.colophon.content.EditedTest;
import dev.colophon.content.page.Manuscript;
import dev.colophon.content.page.Page;
import dev.colophon.content.page.Pages;
import dev.colophon.content.page.Slug;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is looked for, in pages of the greatest length that were written for it, is
 * answered. All is rolled back.
 */
@EditedTest
@Transactional
class HostileQueriesTests {

	private static final int LONGEST = 1_048_576;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Pages pages;

	@Test
	void areAnsweredOverPagesOfTheGreatestLength() {
		add("one-word", "b ");
		add("one-word-after-kafka", "kafka b ");
		add("different-words", HostileQueries.differentWords(" ") + ' ');
		add("no-space", "b");
		add("signs", "\" ' \\ & | ! ( ) <-> :* % _b_ \ud83d\ude80 ");
		HostileQueries.all().forEach((query) -> {
			assertThatIsAnswered(query, MediaType.APPLICATION_JSON);
			assertThatIsAnswered(query, MediaType.TEXT_HTML);
		});
	}

	@Test
	void findWhatHasTheirWords() {
		add("one-word", "b ");
		add("different-words", HostileQueries.differentWords(" ") + ' ');
		for (String query : List.of("b ".repeat(100), "\"" + "b ".repeat(99) + '"', "b or ".repeat(40),
				"b -c ".repeat(40))) {
			assertThat(this.mvc.get().uri("/search?q={query}", query)).bodyJson()
				.extractingPath("$.items[*].slug")
				.asArray()
				.contains("one-word");
		}
		assertThat(this.mvc.get().uri("/search?q={query}", HostileQueries.differentWords(" "))).bodyJson()
			.extractingPath("$.items[*].slug")
			.asArray()
			.contains("different-words");
	}

	private void assertThatIsAnswered(String query, MediaType type) {
		int status = this.mvc.get()
			.uri("/search?size=50&q={query}", query)
			.accept(type)
			.exchange()
			.getResponse()
			.getStatus();
		assertThat(status == 200 || status >= 400 && status < 500).as("%d for %s", status, query).isTrue();
	}

	private void add(String slug, String piece) {
		var manuscript = new Manuscript(slug, "A description.", "A question?", "book",
				piece.repeat(LONGEST / piece.length()), List.of(), List.of(), false, null, List.of());
		this.pages.put(new Page(new Slug(slug), manuscript, Instant.EPOCH, Instant.EPOCH));
	}

}

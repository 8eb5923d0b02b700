package dev.colophon.content.page;

import java.time.Instant;
import java.util.List;

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
@Import({ TestDatabase.class, Pages.class, FormerAddresses.class })
class PagesTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

	private static final Instant TUESDAY = Instant.parse("2026-11-24T10:00:00Z");

	@Autowired
	private Pages pages;

	@Autowired
	private FormerAddresses formerAddresses;

	@Test
	void findAPageAsItWasAdded() {
		var manuscript = new Manuscript("Title", "A description.", "A question?", "book", "Some *text*.",
				List.of(new Slug("deployment")), List.of("[A book](https://example.org/)"), true, "containers",
				List.of("linux", "images"));
		Page page = new Page(new Slug("docker"), manuscript, MONDAY, TUESDAY);
		this.pages.put(page);
		assertThat(this.pages.find(page.slug())).map(LinkedPage::page).contains(page);
	}

	@Test
	void listPagesBySlugWhateverTheLanguageOfTheDatabase() {
		for (String slug : List.of("ab", "a1", "a-c")) {
			this.pages.put(page(slug, MONDAY));
		}
		assertThat(this.pages.changedSince(MONDAY, 0, 10)).extracting((page) -> page.slug().value())
			.containsExactly("a-c", "a1", "ab");
	}

	@Test
	void findNothingUnderAnUnknownSlug() {
		assertThat(this.pages.find(new Slug("unknown"))).isEmpty();
	}

	@Test
	void findAPageAsItWasLastPut() {
		this.pages.put(page("docker", MONDAY));
		Page last = page("docker", TUESDAY, "deployment");
		this.pages.put(last);
		assertThat(this.pages.find(last.slug())).map(LinkedPage::page).contains(last);
	}

	@Test
	void findNothingThatWasRemoved() {
		this.pages.put(page("docker", MONDAY));
		this.pages.remove(new Slug("docker"));
		assertThat(this.pages.find(new Slug("docker"))).isEmpty();
	}

	@Test
	void giveTheCardOfAPageThatWasRenamed() {
		this.pages.put(page("a", MONDAY, "b"));
		this.pages.put(page("c", MONDAY));
		this.formerAddresses.add(new Slug("b"), new Slug("c"));
		assertThat(this.pages.find(new Slug("a")).orElseThrow().cards()).extracting((card) -> card.slug().value())
			.containsExactly("c");
	}

	@Test
	void giveTheCardsOfTheNextPagesInTheirOrder() {
		this.pages.put(page("a", MONDAY, "c", "gone", "b"));
		this.pages.put(page("b", MONDAY));
		this.pages.put(page("c", MONDAY));
		assertThat(this.pages.find(new Slug("a")).orElseThrow().cards()).extracting((card) -> card.slug().value())
			.containsExactly("c", "b");
		assertThat(this.pages.find(new Slug("b")).orElseThrow().cards()).isEmpty();
	}

	@Test
	void listWhatChangedSinceATime() {
		this.pages.put(page("b", TUESDAY));
		this.pages.put(page("a", MONDAY));
		this.pages.put(page("c", TUESDAY));
		assertThat(slugsChangedSince(MONDAY, 0, 10)).containsExactly("a", "b", "c");
		assertThat(slugsChangedSince(TUESDAY, 0, 10)).containsExactly("b", "c");
		assertThat(slugsChangedSince(TUESDAY.plusMillis(1), 0, 10)).isEmpty();
		assertThat(this.pages.countChangedSince(TUESDAY)).isEqualTo(2);
	}

	@Test
	void keepHiddenPagesOutOfTheList() {
		Page page = page("a", MONDAY);
		Manuscript shown = page.manuscript();
		Manuscript hidden = new Manuscript(shown.title(), shown.description(), shown.question(), shown.icon(),
				shown.markdown(), shown.next(), shown.more(), true, null, List.of());
		this.pages.put(new Page(page.slug(), hidden, MONDAY, MONDAY));
		assertThat(slugsChangedSince(MONDAY, 0, 10)).isEmpty();
		assertThat(this.pages.countChangedSince(MONDAY)).isZero();
	}

	@Test
	void listAPartAtATime() {
		List.of("a", "b", "c", "d", "e").forEach((slug) -> this.pages.put(page(slug, MONDAY)));
		assertThat(slugsChangedSince(MONDAY, 2, 2)).containsExactly("c", "d");
	}

	private List<String> slugsChangedSince(Instant time, int offset, int limit) {
		return this.pages.changedSince(time, offset, limit).stream().map((page) -> page.slug().value()).toList();
	}

	private static Page page(String slug, Instant updatedAt, String... next) {
		return Samples.page(slug, updatedAt, next);
	}

}

package dev.colophon.content.sitemap;

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
@Import({ TestDatabase.class, Pages.class, Locations.class })
class LocationsTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

	@Autowired
	private Pages pages;

	@Autowired
	private Locations locations;

	@Test
	void areThoseOfAllPagesThatAreNotHidden() {
		add("b", false);
		add("c", true);
		add("a", false);
		Location first = new Location(new Slug("a"), MONDAY);
		assertThat(this.locations.first(10)).containsExactly(first, new Location(new Slug("b"), MONDAY));
		assertThat(this.locations.first(1)).containsExactly(first);
	}

	private void add(String slug, boolean hidden) {
		var manuscript = new Manuscript("Title", "A description.", "A question?", "book", "Text.", List.of(), List.of(),
				hidden, null, List.of());
		this.pages.put(new Page(new Slug(slug), manuscript, MONDAY, MONDAY));
	}

}

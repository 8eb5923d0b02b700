package dev.colophon.toc.site;

import dev.colophon.toc.site.FrontMatter.Value;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FrontMatterTests {

	@Test
	void endsWhereALineIsEmpty() {
		FrontMatter head = of("""
				Title: Web: a Start
				SLUG:web

				status: draft
				""");
		assertThat(head.value("title")).contains(new Value("Web: a Start", 1));
		assertThat(head.value("slug")).contains(new Value("web", 2));
		assertThat(head.value("status")).isEmpty();
		assertThat(head.length()).isEqualTo(2);
	}

	@Test
	void endsWhereALineIsNoMember() {
		assertThat(of("title: Web\nSome text\nslug: web").values()).containsOnlyKeys("title");
		assertThat(of("# Heading\ntitle: Web").values()).isEmpty();
		assertThat(of("    title: Web").values()).isEmpty();
		assertThat(of("").values()).isEmpty();
	}

	@Test
	void goesOnNoLongerThanATitleCanBe() {
		FrontMatter head = of("title: A\n" + "    word\n".repeat(10_000) + "slug: web");
		assertThat(head.value("title").map(Value::text))
			.hasValueSatisfying((title) -> assertThat(title).startsWith("A word word").hasSizeBetween(2_000, 2_010));
		assertThat(head.value("slug")).contains(new Value("web", 10_002));
	}

	@Test
	void goesOnInIndentedLines() {
		FrontMatter head = of("""
				title:
				    A Title
				\tof Three Lines
				slug: web
				""");
		assertThat(head.value("title")).contains(new Value("A Title of Three Lines", 1));
		assertThat(head.value("slug")).contains(new Value("web", 4));
	}

	@Test
	void mayStandBetweenFences() {
		FrontMatter head = of("""
				---
				title: "Web: a Start"
				slug: 'web'

				tags:
				- one
				sortorder: 0102
				---
				status: draft
				""");
		assertThat(head.value("title")).contains(new Value("Web: a Start", 2));
		assertThat(head.value("slug")).contains(new Value("web", 3));
		assertThat(head.value("sort-order", "sortorder")).contains(new Value("0102", 7));
		assertThat(head.value("status")).isEmpty();
		assertThat(head.length()).isEqualTo(8);
	}

	@Test
	void keepsQuotationMarksOutsideOfFences() {
		assertThat(of("title: \"Full Stack\" Means").value("title")).contains(new Value("\"Full Stack\" Means", 1));
		assertThat(of("title: \"Web\"").value("title")).contains(new Value("\"Web\"", 1));
	}

	@Test
	void hasNoFenceThatDoesNotEnd() {
		assertThat(of("---\n\ntitle: Web").values()).isEmpty();
	}

	private static FrontMatter of(String text) {
		return FrontMatter.of(text.lines().toList());
	}

}

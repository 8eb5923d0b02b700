package dev.colophon.content.page;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import dev.colophon.content.web.PublicSite;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LinkedDataTests {

	private static final PublicSite SITE = new PublicSite("Colophon", "The authors", URI.create("https://example.org"));

	@Test
	void isAnArticle() {
		JsonNode article = article("Docker", List.of("linux", "images"));
		assertThat(article).isEqualTo(JsonMapper.shared().readTree("""
				{
				  "@context": "https://schema.org",
				  "@type": "Article",
				  "headline": "Docker",
				  "description": "A description.",
				  "url": "https://example.org/docker.html",
				  "mainEntityOfPage": "https://example.org/docker.html",
				  "datePublished": "1970-01-01T00:00:00Z",
				  "dateModified": "2026-11-23T10:00:00Z",
				  "author": { "@type": "Organization", "name": "The authors", "url": "https://example.org/" },
				  "publisher": { "@type": "Organization", "name": "Colophon", "url": "https://example.org/" },
				  "keywords": "linux, images"
				}
				"""));
	}

	@Test
	void hasNoKeywordsWhereThereAreNoTags() {
		assertThat(article("Docker", List.of()).has("keywords")).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "</script><img src=x onerror=alert(1)>", "<!-- <script>", "</SCRIPT >", "\"\\", "a\u2028b",
			"\u0001", "&lt;&quot;" })
	void saysWhatTheTitleSaysAndEndsWithItsElement(String title) {
		String script = data(title, List.of()).script();
		assertThat(script).doesNotContain("<");
		var document = Jsoup
			.parse("<head><script type=\"application/ld+json\">" + script + "</script><title>T</title>");
		assertThat(document.select("script")).hasSize(1);
		assertThat(document.title()).isEqualTo("T");
		assertThat(JsonMapper.shared().readTree(document.select("script").first().data()).get("headline").asString())
			.isEqualTo(title);
	}

	private static JsonNode article(String title, List<String> tags) {
		return JsonMapper.shared().readTree(data(title, tags).script());
	}

	private static LinkedData data(String title, List<String> tags) {
		var manuscript = new Manuscript(title, "A description.", "A question?", "book", "Text.", List.of(), List.of(),
				false, null, tags);
		return LinkedData
			.of(new Page(new Slug("docker"), manuscript, Instant.EPOCH, Instant.parse("2026-11-23T10:00:00Z")), SITE);
	}

}

package dev.colophon.content.markdown;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownTests {

	private final Markdown markdown = new Markdown();

	@Test
	void makesTables() {
		Element body = html("""
				| service | port |
				|---------|-----:|
				| gateway | 8080 |
				""");
		assertThat(body.select("table thead th").eachText()).containsExactly("service", "port");
		assertThat(body.select("table tbody td").eachText()).containsExactly("gateway", "8080");
		assertThat(body.select("td[align=right]").text()).isEqualTo("8080");
	}

	@Test
	void givesHeadingsAnchors() {
		assertThat(html("## What they cost").selectFirst("h2#what-they-cost")).isNotNull();
	}

	@Test
	void givesEqualHeadingsDifferentAnchors() {
		assertThat(html("## Cost\n\n## Cost").select("h2").eachAttr("id")).doesNotHaveDuplicates().hasSize(2);
	}

	@Test
	void linksAddressesInAngleBracketsAndNoOthers() {
		Element body = html("See <https://example.org/a>, not https://example.org/b");
		assertThat(body.select("a").eachAttr("href")).containsExactly("https://example.org/a");
		assertThat(body.text()).isEqualTo("See https://example.org/a, not https://example.org/b");
	}

	@Test
	void keepsTheLanguageOfCode() {
		assertThat(html("```java\nint i;\n```").selectFirst("pre > code.language-java")).isNotNull();
	}

	@Test
	void keepsHarmlessHtml() {
		assertThat(html("Press <kbd>Ctrl</kbd>.").select("kbd").text()).isEqualTo("Ctrl");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
			"<a href=\"java&#10;script:alert(1)\">a</a>", "<svg onload=alert(1)></svg>",
			"<math><mtext><script>alert(1)</script></mtext></math>", "<iframe src=//example.org></iframe>",
			"<p style=\"background:url(javascript:alert(1))\">a</p>", "<form action=/x><input name=a></form>",
			"<a href=\"data:text/html,<script>alert(1)</script>\">a</a>", "<object data=x></object>" })
	void dropsWhatCouldDoHarm(String attack) {
		Element body = html(attack);
		assertThat(body.select("script, iframe, object, form, input, svg, math, style")).isEmpty();
		assertThat(body.getAllElements()).allSatisfy((element) -> assertThat(element.attributes())
			.noneSatisfy((attribute) -> assertThat(attribute.getKey()).matches("on.*|style")));
		assertThat(body.select("[href]").eachAttr("href")).noneMatch((href) -> href.matches("(?s)\\s*(java|data).*"));
	}

	@Test
	void rendersALineWithoutAParagraph() {
		assertThat(this.markdown.toInlineHtml("[A *book*](https://example.org/), worth it"))
			.isEqualTo("<a href=\"https://example.org/\">A <em>book</em></a>, worth it");
	}

	private Element html(String text) {
		return Jsoup.parseBodyFragment(this.markdown.toHtml(text)).body();
	}

}

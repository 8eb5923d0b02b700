package dev.colophon.newsletter.issue;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MarkdownTests {

	private final Markdown markdown = new Markdown();

	@Test
	void becomesHtmlAndText() {
		String source = "## New pages\n\n[Docker](<https://example.org/docker.html>)  \nAll about it.\n";
		assertThat(this.markdown.html(source)).isEqualTo("""
				<h2>New pages</h2>
				<p><a href="https://example.org/docker.html">Docker</a><br />
				All about it.</p>
				""");
		assertThat(this.markdown.text(source)).contains("New pages\n\n", "https://example.org/docker.html",
				"All about it.");
	}

	@Test
	void hasLinesThatPlainMailProgramsShow() {
		String address = "https://example.org/" + "long".repeat(25);
		String text = this.markdown.text(
				"word ".repeat(40) + "[Docker](" + address + ")" + " word".repeat(15) + "\n\n- " + "item ".repeat(20));
		assertThat(text.lines().filter((line) -> !line.contains(address))).hasSizeGreaterThan(5)
			.allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(78));
		assertThat(text).contains("(" + address + ")").contains("- item");
		assertThat(text.split("\\s+")).filteredOn("word"::equals).hasSize(55);
	}

	@Test
	void leavesAWordAsLongAsItIs() {
		String word = "a".repeat(190_000);
		assertThat(this.markdown.text("Short " + word + " end")).isEqualTo("Short\n" + word + "\nend");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[a]: /%s\n\n", "[a]: / \"%s\"\n\n" })
	void doesNotGrowByReferencesThatAreUsedOften(String reference) {
		for (String use : List.of("[a]\n", "![a]\n")) {
			String source = reference.formatted("w".repeat(20_000)) + use.repeat(5_000);
			assertThat(this.markdown.html(source)).hasSizeBetween(source.length(), 10 * source.length());
			assertThat(this.markdown.text(source)).hasSizeLessThan(10 * source.length());
			assertThatExceptionOfType(InvalidManuscript.class).isThrownBy(() -> new Manuscript("Subject", source))
				.withMessageContaining("uses its references so often");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "`> `|``", "`- `|``", "`1. `|``", "`> - `|``",
			"`*a `|` a*`", "**|**", "`*a **b `|` b** a*`", "![|](/x)", "[|](/x)", "[|]", "_a*|*a_" })
	void rendersWhatIsNestedMoreDeeplyThanAnybodyWrites(String opening, String closing) {
		int depth = (200_000 - "word".length()) / (opening + closing).length();
		String source = opening.repeat(depth) + "word" + closing.repeat(depth);
		assertThat(this.markdown.html(new Manuscript("Subject", source).markdown())).contains("word");
		assertThat(this.markdown.text(source)).contains("word");
	}

	@Test
	void takesReferencesAsPeopleUseThem() {
		String source = "[a]: https://example.org/a \"A page\"\n\n" + "See [that page][a], please.\n".repeat(5_000);
		assertThat(new Manuscript("Subject", source).markdown()).isEqualTo(source);
		assertThat(Jsoup.parse(this.markdown.html(source)).select("a[href='https://example.org/a'][title='A page']"))
			.hasSize(5_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))",
			"![a](data:text/html,x)", "<a href='javascript:alert(1)'>a</a>" })
	void hasNoScripts(String source) {
		assertThat(Jsoup.parse(this.markdown.html(source))
			.select("script, [onerror], [href^=javascript], [src^=data], a[href*=alert]")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*a* _b_ `c` [d](e) <f> &amp; \\ #g", "1. one", "- two", "# three", "> four", "a | b",
			"![x](y)", "`", "~~~", "a\n\nb", "---", "=", "12) x", "a_b_c 1.5 (x)" })
	void quotesWhatShallMeanNothing(String text) {
		for (String before : List.of("", "before ", "before  \n")) {
			Document html = Jsoup.parse(this.markdown.html(before + Markdown.quoted(text)));
			assertThat(html.body().select("*:not(body):not(p):not(br)")).isEmpty();
			assertThat(html.text()).isEqualTo((before + text).replaceAll("\\s+", " "));
		}
	}

}

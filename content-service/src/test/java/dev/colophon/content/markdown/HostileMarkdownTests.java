package dev.colophon.content.markdown;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class HostileMarkdownTests {

	/**
	 * Generous, since a busy machine may be ten times slower; what is quadratic takes
	 * minutes.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final Markdown markdown = new Markdown();

	@ParameterizedTest
	@ValueSource(strings = { "[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))",
			"[a](java&#x0A;script:alert(1))", "[a](<javascript:alert(1)>)", "[a][b]\n\n[b]: javascript:alert(1)",
			"[a](vbscript:x)", "[a](data:text/html,<script>alert(1)</script>)", "![a](javascript:alert(1))",
			"<javascript:alert(1)>", "<a href=\" javascript:alert(1)\">a</a>", "<a href='java\tscript:alert(1)'>a</a>",
			"[a](x){: onclick=\"alert(1)\" }", "# a {: onclick=alert(1) style=\"x\" }", "a\n{: onmouseover=alert(1) }",
			"![a](x){: onerror=alert(1) srcdoc=x }", "<img src=x onerror=alert(1)>", "<img src=x\nonerror=alert(1)>",
			"<svg><script>alert(1)</script></svg>",
			"<svg><a xlink:href=\"javascript:alert(1)\"><text>a</text></a></svg>",
			"<math><maction actiontype=\"statusline#x\" xlink:href=\"javascript:alert(1)\">a</maction></math>",
			"<div markdown=\"1\" onclick=\"alert(1)\">*a*</div>", "<div markdown=\"1\"><script>alert(1)</script></div>",
			"<style>@import 'x'</style>", "<p style=\"background:url(javascript:alert(1))\">a</p>",
			"<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<form action=x><button>a</button></form>",
			"<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>a</details>", "<base href=//x>",
			"<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=x>", "<object data=x></object>",
			"<video src=x onerror=alert(1)></video>", "<template><script>alert(1)</script></template>",
			"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
			"<!--<img src=\"--><img src=x onerror=alert(1)//\">", "`<script>alert(1)</script>`",
			"    <script>alert(1)</script>", "```\n</code></pre><script>alert(1)</script>\n```",
			"*[a]: \"><script>alert(1)</script>\n\na",
			"[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: x",
			"[a](x \"\\\"><script>alert(1)</script>\")", "```\"><script>\nx\n```", "<b <script>alert(1)</script>>" })
	void letsNothingThroughThatActs(String attack) {
		Element body = Jsoup.parseBodyFragment(this.markdown.toHtml(attack)).body();
		assertThat(body.select(
				"script, style, iframe, object, embed, form, input, button, svg, math, video, base, meta, link, template"))
			.isEmpty();
		assertThat(body.getAllElements()).allSatisfy((element) -> assertThat(element.attributes())
			.noneSatisfy((attribute) -> assertThat(attribute.getKey()).matches("on.*|style|srcdoc|action|xlink.*")));
		assertThat(Stream.concat(body.select("[href]").eachAttr("href").stream(),
				body.select("[src]").eachAttr("src").stream()))
			.noneMatch((address) -> address.toLowerCase(Locale.ROOT).matches("(?s)\\s*(java|vb|data|live).*:.*"));
	}

	@Test
	void letsNobodyTakeTheNamesOfOtherElements() {
		Element body = Jsoup.parseBodyFragment(this.markdown.toHtml("""
				<img name="body" id="cookie"><a name="x" id="location">a</a><div id="newsletter">b</div>

				text
				{: #getElementById name="x" }
				""")).body();
		assertThat(body.select("[name], [id]")).isEmpty();
	}

	@Test
	void keepsWhatShowsTextAndPictures() {
		String html = this.markdown.toHtml("""
				<figure><img src="/a.png" alt="A" width="10" height="20"><figcaption>A</figcaption></figure>

				<details><summary>More</summary>text</details>

				<table><tr><td colspan="2">a</td></tr></table>

				H<sub>2</sub>O, x<sup>2</sup>, <kbd>Ctrl</kbd>, <abbr title="b">a</abbr>
				""");
		assertThat(Jsoup.parseBodyFragment(html)
			.select("figure > img[width=10][height=20][alt=A], figcaption, details > summary, td[colspan=2], sub, sup, kbd, abbr[title=b]"))
			.hasSize(8);
	}

	@Test
	void refusesMoreThanAPageCanBe() {
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml("word ".repeat(240_000)))
			.withMessage("Markdown has at most 1048576 characters, and this has 1200000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\n\u0000", "a\n\u0002" + "0\u0003", "a\n\u001B[31m", "a\n\uD800", "a\n\uDC00",
			"a\n\u007F", "a\n\u0085" })
	void refusesWhatIsNoText(String text) {
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml(text))
			.withMessageStartingWith("Line 2 has the character U+");
		assertThat(this.markdown.toHtmlLeniently(text)).startsWith("<p>a")
			.doesNotContainPattern("[\\p{Cc}\\p{Cs}&&[^\\n]]");
	}

	static Stream<String> tooDeep() {
		StringBuilder list = new StringBuilder();
		for (int level = 0; level < 400; level++) {
			list.append("    ".repeat(level)).append("- a\n");
		}
		return Stream.of(list.toString(), ">".repeat(10_000) + " a", "- ".repeat(10_000) + "a",
				"1. ".repeat(10_000) + "a", "> - ".repeat(10_000) + "a", "a\n: b\n".repeat(10_000),
				"<div markdown=\"1\">\n".repeat(1_000) + "</div>\n".repeat(1_000));
	}

	@Test
	void refusesLongTextsInManyElements() {
		String opening = "<div markdown=\"1\">\n";
		String closing = "</div>\n";
		String text = "<b>x</b> ".repeat(15_000);
		assertThat(this.markdown.toHtml(opening.repeat(60) + text + closing.repeat(60))).contains("<b>x</b>");
		assertThatExceptionOfType(MarkdownRefused.class)
			.isThrownBy(() -> this.markdown.toHtml(opening.repeat(99) + text + closing.repeat(99)))
			.withMessage(
					"Markdown in HTML has at most 10000000 characters, each counted once for each element around it");
	}

	@ParameterizedTest
	@MethodSource("tooDeep")
	void refusesWhatIsNestedTooDeep(String text) {
		assertThatExceptionOfType(MarkdownRefused.class)
			.isThrownBy(() -> assertTimeoutPreemptively(PATIENCE, () -> this.markdown.toHtml(text)))
			.withMessage("Markdown is nested at most 100 deep");
	}

	@Test
	void readsManyBracketsAndMuchEmphasisWithoutNestingThem() {
		assertThat(this.markdown.toHtml("[".repeat(10_000) + "a" + "]".repeat(10_000) + "(b)")).contains("[[[[");
		assertThatNoException().isThrownBy(() -> this.markdown.toHtml("*_".repeat(10_000) + "a" + "_*".repeat(10_000)));
	}

	@Test
	void refusesTablesWhoseRowsLackMillionsOfCells() {
		String table = "|" + "a|".repeat(300) + "\n|" + "-|".repeat(300) + "\n" + "a\n".repeat(7_000);
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml(table))
			.withMessageMatching("The rows of its tables lack more than \\d+ cells, .*");
		assertThat(Jsoup.parse(this.markdown.toHtmlLeniently(table)).select("pre").text()).contains("a|a|a");
	}

	@Test
	void fillsTheRowsOfTablesAsPeopleWriteThem() {
		String html = this.markdown.toHtml("a|b|c\n-|-|-\n" + "x\n".repeat(500));
		assertThat(Jsoup.parse(html).select("td")).hasSize(1_500);
	}

	static Stream<String> repeating() {
		String words = "w".repeat(20_000);
		return Stream.of("[a]: /" + words + "\n\n" + "[a]\n".repeat(5_000),
				"[a]: / \"" + words + "\"\n\n" + "![a]\n".repeat(5_000),
				"*[a]: " + words + "\n\n" + "a ".repeat(5_000));
	}

	@ParameterizedTest
	@MethodSource("repeating")
	void refusesReferencesAndAbbreviationsThatRepeatTooMuch(String text) {
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml(text))
			.withMessageMatching("Its references and abbreviations repeat more than \\d+ characters, .*");
	}

	@Test
	void takesReferencesAndAbbreviationsAsPeopleUseThem() {
		String html = this.markdown
			.toHtml("[that page]: https://example.org/a-page \"A page\"\n\n*[HTML]: Hyper Text\n\n"
					+ "See [that page] about HTML.\n\n".repeat(5_000));
		assertThat(Jsoup.parse(html).select("p:has(a[title=A page]):has(abbr[title=Hyper Text])")).hasSize(5_000);
	}

	@Test
	void refusesMoreElementsThanAPageCanHave() {
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml("\\*".repeat(260_000)))
			.withMessageStartingWith("Markdown has at most 225000 elements");
	}

	@Test
	void refusesWhatBecomesTooMuchToBeRead() {
		String text = "<x@y>".repeat(200_000);
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml(text))
			.withMessage("The HTML of a text has at most 5000000 bytes");
		assertThat(this.markdown.toHtmlLeniently(text)).startsWith("<pre>&lt;x");
		assertThat(this.markdown.toHtml("\u0436".repeat(1_000_000))).hasSize(1_000_007);
	}

	@Test
	void countsAHeadingTwice() {
		assertThat(this.markdown.toHtml("# a\n\n".repeat(112_500))).endsWith("<h1 id=\"a-112499\">a</h1>");
		assertThatExceptionOfType(MarkdownRefused.class)
			.isThrownBy(() -> this.markdown.toHtml("# a\n\n".repeat(112_501)))
			.withMessageStartingWith("Markdown has at most 225000 elements");
	}

	@Test
	void readsFootnotesThatAreDefinedInFootnotes() {
		String html = this.markdown.toHtml("A[^a] and B[^b].\n\n[^a]: First.\n\n    [^b]: Second.\n");
		assertThat(Jsoup.parse(html).select("ol > li").eachText()).containsExactly("First. \u21A9", "Second. \u21A9");
	}

	@Test
	void showsALineThatIsNestedTooDeepAsItIsWritten() {
		String line = ">".repeat(500) + " <b>a</b>";
		assertThat(Jsoup.parseBodyFragment(this.markdown.toInlineHtml(line)).body().html())
			.isEqualTo("&gt;".repeat(500) + " &lt;b&gt;a&lt;/b&gt;");
	}

}

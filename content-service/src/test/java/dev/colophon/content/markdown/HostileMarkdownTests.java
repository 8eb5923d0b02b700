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
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml("word ".repeat(200_000)))
			.withMessage("Markdown has at most 500000 characters, and this has 1000000");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\n\u0000", "a\n\u0002" + "0\u0003", "a\n\u001B[31m", "a\n\uD800", "a\n\uDC00",
			"a\n\u007F", "a\n\u0085" })
	void refusesWhatIsNoText(String text) {
		assertThatExceptionOfType(MarkdownRefused.class).isThrownBy(() -> this.markdown.toHtml(text))
			.withMessageStartingWith("Line 2 has the character U+");
		assertThat(this.markdown.toHtmlAsKept(text)).startsWith("<p>a")
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

	@ParameterizedTest
	@MethodSource("tooDeep")
	void refusesWhatIsNestedTooDeep(String text) {
		assertThatExceptionOfType(MarkdownRefused.class)
			.isThrownBy(() -> assertTimeoutPreemptively(PATIENCE, () -> this.markdown.toHtml(text)))
			.withMessage("Markdown is nested at most 100 deep");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "_", "**a ", "*a **a ", "__a _a ", "***a ", "[", "]", "[a](", "[a](b ", "![",
			"[a][b] ", "`", "`a ``b ```c ", "<", "<a ", "<a b=\"", "<!--", "<!-- ", "&", "&amp;", "\\", "(", "[x](<",
			"[x](a \"", "# a\n", "a\n---\n", "a\n\n", "- a\n", "- a\n\n", "> a\n\n", "    a\n\n", "[^1]: x\n",
			"[a]: b\n", "*[a]: b\n", "```\n", "~~~\na\n", "<div>\n", "<div>", "</div>", "<div>\n\n</div>\n\n",
			"{: #x }", "*a*{: #x }", "a  \n", "<b>", "|", "||||\n|-|-|-|\n", "---\n", "*[a](b*)", "[[a](b)](c)",
			"<x@y>", "1. a\n    1. b\n", " ", "\"", "[a]:  " })
	void readsAFullPageOfAnyOneThingInTime(String piece) {
		String text = piece.repeat(100_000 / piece.length());
		assertThatNoException().isThrownBy(
				() -> assertTimeoutPreemptively(PATIENCE, () -> this.markdown.toHtml("x\n\n" + text + "\n\nx")));
	}

	@Test
	void readsManyBracketsAndMuchEmphasisWithoutNestingThem() {
		assertThat(this.markdown.toHtml("[".repeat(10_000) + "a" + "]".repeat(10_000) + "(b)")).contains("[[[[");
		assertThatNoException().isThrownBy(() -> this.markdown.toHtml("*_".repeat(10_000) + "a" + "_*".repeat(10_000)));
	}

}

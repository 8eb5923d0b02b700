package dev.colophon.gateway.fragment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FragmentTests {

	private final Fragment fragment = Fragment.parse("""
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width">
			<title>Tom &amp; Jerry</title>
			<meta name="description" content="A cat &amp; a mouse.">
			<meta property="og:type" content="article">
			<link rel="next" href="/b.html">
			<style>p { color: red }</style>
			</head>
			<body>
			<article data-part="article"><h1>Tom</h1><pre>  two  spaces </pre><div data-part="inner">x</div></article>
			<p>Not a part.</p>
			<aside data-part="panel">Ünïcödé &lt;b&gt;</aside>
			</body>
			</html>
			""");

	@Test
	void hasATitle() {
		assertThat(this.fragment.title()).isEqualTo("Tom & Jerry");
	}

	@Test
	void liftsTheMetadataThatAPageWants() {
		assertThat(this.fragment.head().lines()).containsExactly(
				"<meta name=\"description\" content=\"A cat &amp; a mouse.\">",
				"<meta property=\"og:type\" content=\"article\">", "<link rel=\"next\" href=\"/b.html\">");
	}

	@Test
	void hasThePartsOfItsBodyByName() {
		assertThat(this.fragment.parts()).containsOnlyKeys("article", "panel");
		assertThat(this.fragment.parts().get("panel"))
			.isEqualTo("<aside data-part=\"panel\">Ünïcödé &lt;b&gt;</aside>");
	}

	@Test
	void keepsDataForMachinesAsItWas() {
		String data = """
				<script type="application/ld+json">{"headline": "A \\u003c/script> & \\"b\\" <!-- c", "x":  1}</script>""";
		Fragment described = Fragment.parse("<head><title>T</title>" + data
				+ "</head><body><nav data-part=\"sequence\">" + data + "<a href=\"/a.html\">A</a></nav></body>");
		assertThat(described.head()).isEqualTo(data);
		assertThat(described.parts().get("sequence"))
			.isEqualTo("<nav data-part=\"sequence\">" + data + "<a href=\"/a.html\">A</a></nav>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<script src=\"/a.js\"></script>",
			"<script type=\"module\">alert(1)</script>", "<script type=\"importmap\">{}</script>",
			"<script type=\"speculationrules\">{}</script>", "<script type=\"text/javascript\">alert(1)</script>",
			"<SCRIPT type=\"application/ld+json\" src=\"/a.json\"></SCRIPT>", "<svg><script>alert(1)</script></svg>",
			"<math><script>alert(1)</script></math>", "<svg><script href=\"/a.js\" /></svg>" })
	void bringsNoScriptThatRuns(String script) {
		Fragment scripted = Fragment
			.parse("<head><title>T</title>" + script + "</head><body><p data-part=\"panel\">" + script + "</p></body>");
		assertThat(scripted.head()).isEmpty();
		assertThat(scripted.parts().toString()).doesNotContainIgnoringCase("script");
	}

	@Test
	void keepsWhiteSpaceAsItWas() {
		assertThat(this.fragment.parts().get("article")).contains("<pre>  two  spaces </pre>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{\"a\": 1}", "\u0000\u0001\uFFFF", "<html", "<data-part>", "%PDF-1.7" })
	void hasNoPartsWhereThereAreNone(String rubbish) {
		assertThat(Fragment.parse(rubbish).parts()).isEmpty();
	}

}

package dev.colophon.content.markdown;

import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What differs between Python-Markdown and others. The expectations were compared with
 * what Python-Markdown 3.4 makes of the same texts.
 */
class DialectTests {

	private final Markdown markdown = new Markdown();

	@Test
	void beginsNoListInsideAParagraph() {
		assertThat(html("text\n- a\n- b").select("li")).isEmpty();
	}

	@Test
	void nestsListsByFourSpaces() {
		assertThat(html("- a\n  - b").select("li li")).isEmpty();
		assertThat(html("- a\n    - b").select("li li").eachText()).containsExactly("b");
		assertThat(html("-\ta\n\t- b").select("li li").eachText()).containsExactly("b");
	}

	@Test
	void goesOnWithAListWhateverItsSigns() {
		assertThat(html("- a\n+ b\n1. c").select("ul > li").eachText()).containsExactly("a", "b", "c");
	}

	@Test
	void makesParagraphsOfItemsApart() {
		Element list = html("- a\n\n- b\n\n    more of b");
		assertThat(list.select("li > p").eachText()).containsExactly("a", "b", "more of b");
		assertThat(html("- a\n- b").select("p")).isEmpty();
	}

	@Test
	void findsHeadingsWithoutSpacesOrEmptyLines() {
		Element body = html("text\n#One\nmore\n## Two ##\nThree\n---");
		assertThat(body.select("h1").eachText()).containsExactly("One");
		assertThat(body.select("h2").eachText()).containsExactly("Two", "Three");
		assertThat(body.select("p").eachText()).containsExactly("text", "more");
	}

	@Test
	void takesTheLanguageOfIndentedCodeFromItsFirstLine() {
		Element body = html("text\n\n    :::python\n    x = 1\n\n    y = 2");
		assertThat(body.select("pre > code.language-python")).map(Element::wholeText).containsExactly("x = 1\n\ny = 2");
		assertThat(html("    #!python\n    x").select("code.language-python").text()).isEqualTo("x");
		assertThat(html("    #!/bin/sh\n    x").select("code").text()).isEqualTo("#!/bin/sh\nx");
	}

	@Test
	void takesTheLanguageOfFencedCodeInEitherManner() {
		assertThat(html("~~~ {.python hl_lines=\"1\"}\nx\n~~~").select("code.language-python").text()).isEqualTo("x");
		assertThat(html("```c++\nx\n```").select("pre code").attr("class")).isEqualTo("language-c++");
	}

	@Test
	void keepsCodeAsItIs() {
		Element body = html("```\n<b> & *x* [a](b)\n\n# no heading\n```");
		assertThat(body.select("pre")).map(Element::wholeText).containsExactly("<b> & *x* [a](b)\n\n# no heading");
	}

	@Test
	void makesTablesWithoutBarsAtTheSides() {
		Element body = html("a | b\n--|:-:\n`x|y` | 2");
		assertThat(body.select("td").eachText()).containsExactly("x|y", "2");
		assertThat(body.select("td[align=center]").text()).isEqualTo("2");
	}

	@Test
	void leadsToFootnotesAndBack() {
		Element body = html("Text[^a] and again[^a].\n\n[^a]: A note\n\n    of two paragraphs.");
		assertThat(body.select("sup#fnref\\:a > a").attr("href")).isEqualTo("#fn:a");
		assertThat(body.select("li#fn\\:a p").eachText()).hasSize(2);
		assertThat(body.select("li#fn\\:a a").eachAttr("href")).containsExactly("#fnref:a", "#fnref2:a");
	}

	@Test
	void knowsDefinitionListsAndAbbreviations() {
		Element body = html("Term\n:   What HTML means\n\n*[HTML]: Hypertext");
		assertThat(body.select("dt").text()).isEqualTo("Term");
		assertThat(body.select("dd abbr[title=Hypertext]").text()).isEqualTo("HTML");
	}

	@Test
	void givesElementsTheIdsOfTheirAttributeLists() {
		assertThat(html("## A title {: #other .big }").select("h2#other").text()).isEqualTo("A title");
		assertThat(html("text\n{: .note }").text()).isEqualTo("text");
	}

	@Test
	void findsLinksByName() {
		Element body = html("[a][B] [b][] [B] [no]\n\n[b]: /b.html \"B\"");
		assertThat(body.select("a").eachAttr("href")).containsExactly("/b.html", "/b.html", "/b.html");
		assertThat(body.select("a").eachAttr("title")).containsOnly("B");
		assertThat(body.text()).endsWith("[no]");
	}

	@Test
	void emphasizesNothingInsideAWordWithUnderscores() {
		assertThat(html("snake_case_word *a*b").select("em").eachText()).containsExactly("a");
		assertThat(html("**Note: **text").select("strong").text()).isEqualTo("Note:");
	}

	@Test
	void takesHtmlAsItIsButMarkdownInItWhereThatIsWanted() {
		assertThat(html("<div>*x*\n\n*y*</div>").text()).isEqualTo("*x* *y*");
		assertThat(html("<div markdown=\"1\">\n*x*\n\n- y\n</div>").select("div em, div li").eachText())
			.containsExactly("x", "y");
	}

	@Test
	void readsLinesOfWindowsAndAByteOrderMark() {
		assertThat(html("\uFEFF# A\r\n\r\ntext\r\nmore").select("h1, p").eachText())
			.isEqualTo(List.of("A", "text more"));
	}

	private Element html(String text) {
		return Jsoup.parseBodyFragment(this.markdown.toHtml(text)).body();
	}

}

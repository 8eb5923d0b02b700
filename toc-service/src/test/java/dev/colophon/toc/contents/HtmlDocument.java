package dev.colophon.toc.contents;

import java.nio.charset.StandardCharsets;

import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer in HTML, which has to parse without an error and have no id twice.
 */
final class HtmlDocument {

	private HtmlDocument() {
	}

	static Document of(String html) {
		Parser parser = Parser.htmlParser().setTrackErrors(10);
		Document document = parser.parseInput(html, "");
		assertThat(parser.getErrors()).isEmpty();
		assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
		return document;
	}

	static Document of(MvcTestResult answer) {
		assertThat(answer).hasStatusOk();
		return of(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

}

package dev.colophon.newsletter.issue;

import java.util.List;

import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

import org.springframework.stereotype.Component;

/**
 * Makes of CommonMark what mail programs show: HTML, and text for those that show none.
 * Markup and addresses of scripts in it are shown as they are written and do nothing.
 */
@Component
class Markdown {

	private final Parser parser = Parser.builder().build();

	private final HtmlRenderer html = HtmlRenderer.builder()
		.escapeHtml(true)
		.sanitizeUrls(true)
		.urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
		.build();

	private final TextContentRenderer text = TextContentRenderer.builder()
		.lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
		.build();

	String html(String markdown) {
		return this.html.render(this.parser.parse(markdown));
	}

	String text(String markdown) {
		Node document = this.parser.parse(markdown);
		return this.text.render(document);
	}

	/**
	 * Text that means nothing but itself where it is put into Markdown.
	 */
	static String quoted(String text) {
		String line = text.replaceAll("\\s+", " ").strip();
		return line.replaceAll("([\\\\`*_\\[\\]<>&])", "\\\\$1")
			.replaceFirst("^([#+=~-])", "\\\\$1")
			.replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
	}

}

package dev.colophon.content.markdown;

import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

import org.springframework.stereotype.Component;

/**
 * Turns Markdown into HTML that is safe to show, whoever wrote it: CommonMark with
 * tables, bare links and heading anchors, then the OWASP sanitizer over all of it.
 */
@Component
public class Markdown {

	private static final List<Extension> EXTENSIONS = List.of(AutolinkExtension.create(), TablesExtension.create(),
			HeadingAnchorExtension.create());

	private static final PolicyFactory POLICY = new HtmlPolicyBuilder().allowCommonInlineFormattingElements()
		.allowCommonBlockElements()
		.allowElements("a", "img", "pre", "hr", "br", "table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption",
				"kbd", "abbr", "mark", "dl", "dt", "dd", "details", "summary", "figure", "figcaption")
		.allowStandardUrlProtocols()
		.allowAttributes("href")
		.onElements("a")
		.allowAttributes("src", "alt", "width", "height")
		.onElements("img")
		.allowAttributes("title")
		.globally()
		.allowAttributes("id")
		.matching(Pattern.compile("[\\p{L}\\p{N}_-]+"))
		.onElements("h2", "h3", "h4", "h5", "h6")
		.allowAttributes("class")
		.matching(Pattern.compile("language-[A-Za-z0-9+#-]+"))
		.onElements("code")
		.allowAttributes("align")
		.matching(true, "left", "center", "right")
		.onElements("th", "td")
		.allowAttributes("start")
		.matching(Pattern.compile("[0-9]+"))
		.onElements("ol")
		.toFactory();

	private final Parser parser = Parser.builder().extensions(EXTENSIONS).build();

	private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(EXTENSIONS).build();

	public String toHtml(String markdown) {
		return sanitize(this.parser.parse(markdown));
	}

	/**
	 * The HTML of a single line, without the paragraph around it.
	 */
	public String toInlineHtml(String line) {
		Node document = this.parser.parse(line);
		if (document.getFirstChild() instanceof Paragraph paragraph && paragraph.getNext() == null) {
			for (Node child = paragraph.getFirstChild(); child != null; child = paragraph.getFirstChild()) {
				paragraph.insertBefore(child);
			}
			paragraph.unlink();
		}
		return sanitize(document);
	}

	private String sanitize(Node document) {
		return POLICY.sanitize(this.renderer.render(document)).strip();
	}

}

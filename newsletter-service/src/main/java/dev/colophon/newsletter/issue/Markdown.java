package dev.colophon.newsletter.issue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

	/**
	 * As much as fits, up to a space that something follows. It begins at words only:
	 * trying it at each letter of a very long one would take a minute.
	 */
	private static final Pattern WIDTH = Pattern.compile("(?<!\\S)(?=.{77})(\\S.{0,75}|\\S++) +(?=\\S)");

	/** Deeper than anybody writes, and no deeper than the stack allows. */
	private static final int DEEPEST = 100;

	private static final Parser PARSER = Parser.builder()
		.maxOpenBlockParsers(DEEPEST)
		.maxInlineNesting(DEEPEST)
		.build();

	private final HtmlRenderer html = HtmlRenderer.builder()
		.escapeHtml(true)
		.sanitizeUrls(true)
		.urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
		// The sanitizer adds it for links of strangers. These are the editor's.
		.attributeProviderFactory((context) -> (node, tag, attributes) -> attributes.remove("rel"))
		.build();

	private final TextContentRenderer text = TextContentRenderer.builder()
		.lineBreakRendering(LineBreakRendering.SEPARATE_BLOCKS)
		.build();

	String html(String markdown) {
		return this.html.render(parse(markdown));
	}

	String text(String markdown) {
		Node document = parse(markdown);
		return this.text.render(document).lines().map(Markdown::wrapped).collect(Collectors.joining("\n"));
	}

	/**
	 * Whether its links and pictures use the addresses and titles of references so often
	 * that it would become many times as large as it is.
	 */
	static boolean repeatsTooMuch(String markdown) {
		var addresses = new LinkAddresses(markdown.length());
		PARSER.parse(markdown).accept(addresses);
		return addresses.areTooMany();
	}

	/**
	 * Where it repeats its references too often, the rest of its links lead nowhere.
	 */
	private static Node parse(String markdown) {
		Node document = PARSER.parse(markdown);
		document.accept(new LinkAddresses(markdown.length()));
		return document;
	}

	/**
	 * The line in lines that end before a plain mail program would end them (RFC 5322,
	 * section 2.1.1), unless a word, such as an address, is longer.
	 */
	private static String wrapped(String line) {
		return WIDTH.matcher(line.stripTrailing()).replaceAll("$1\n");
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

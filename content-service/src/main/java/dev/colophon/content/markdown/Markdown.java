package dev.colophon.content.markdown;

import java.util.HashSet;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import org.springframework.stereotype.Component;

/**
 * Turns Markdown into HTML that is safe to show, whoever wrote it: the dialect of
 * Python-Markdown, then the OWASP sanitizer over all of it.
 */
@Component
public class Markdown {

	/**
	 * The HTML of a text. Characters that are no text are left out.
	 * @throws MarkdownRefused if it is too long or nested too deep
	 */
	public String toHtml(String markdown) {
		return Sanitizer.sanitize(MarkdownTree.of(Source.shown(markdown)).html());
	}

	/**
	 * The HTML of a single line, without the paragraph around it.
	 * @throws MarkdownRefused as {@link #toHtml} does
	 */
	public String toInlineHtml(String line) {
		Element body = MarkdownTree.of(Source.shown(line));
		Element only = body.firstElementChild();
		boolean isParagraph = only != null && body.childrenSize() == 1 && body.ownText().isBlank()
				&& only.normalName().equals("p");
		return Sanitizer.sanitize((only != null && isParagraph) ? only.html() : body.html());
	}

	/**
	 * Does nothing with a text that can be turned into HTML.
	 * @throws MarkdownRefused if it is too long or nested too deep, or no text
	 */
	public static void requireReadable(String markdown) {
		MarkdownTree.of(Source.of(markdown));
	}

	/**
	 * What a text holds, before anything is taken out of it.
	 * @throws MarkdownRefused as {@link #requireReadable} does
	 */
	public Contents contents(String markdown) {
		Element tree = MarkdownTree.of(Source.of(markdown));
		// HTML that the author wrote is no elements yet.
		Element body = (markdown.indexOf('<') < 0) ? tree : Jsoup.parseBodyFragment(tree.html()).body();
		Set<String> destinations = new HashSet<>(body.select("a").eachAttr("href"));
		destinations.addAll(body.select("img").eachAttr("src"));
		Set<String> code = new HashSet<>();
		body.select("pre").forEach((block) -> block.wholeText().lines().map(String::strip).forEach(code::add));
		return new Contents(destinations, code,
				body.select("> p").eachText().stream().filter((text) -> !text.isBlank()).findFirst().orElse(""));
	}

	/**
	 * What a text holds.
	 *
	 * @param destinations where its links lead and its pictures come from, as written
	 * @param codeLines the lines of its code, without what is before and after them
	 * @param firstParagraph its words, or nothing where there is none
	 */
	public record Contents(Set<String> destinations, Set<String> codeLines, String firstParagraph) {
	}

}

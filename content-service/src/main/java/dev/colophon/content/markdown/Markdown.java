package dev.colophon.content.markdown;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Turns Markdown into HTML that is safe to show, whoever wrote it: the dialect of
 * Python-Markdown, then the OWASP sanitizer over all of it.
 */
@Component
public class Markdown {

	private static final int SHORT = 10_000;

	private static final int LONG = 100_000;

	private static final int CACHED_TEXTS = 4;

	/**
	 * One permit for each character of the long texts that are being read, by all callers
	 * together. The longest may take a hundred megabytes meanwhile, and is read by
	 * itself.
	 */
	private final Semaphore longTexts = new Semaphore(Source.LONGEST, true);

	/**
	 * The same for short texts, which do not wait for long ones.
	 */
	private final Semaphore shortTexts = new Semaphore(5 * SHORT, true);

	/**
	 * The HTML of the long texts that were rendered last. Rendering one can take a
	 * second, which is longer than a gateway waits. So a page is rendered when it is
	 * written, and its readers get it from here.
	 */
	private final ConcurrentLruCache<String, String> htmlCache = new ConcurrentLruCache<>(CACHED_TEXTS, this::render);

	/**
	 * The HTML of a text that its author wants to publish.
	 * @throws MarkdownRefused if it is too long or nested too deep, would become too
	 * large, or is no text
	 */
	public String toHtml(String markdown) {
		Source.requireText(markdown);
		return htmlOf(markdown);
	}

	/**
	 * The HTML of a text that is published already. Characters that are no text are left
	 * out. What would be refused today, but was taken once, is shown as it is written.
	 */
	public String toHtmlLeniently(String markdown) {
		try {
			return htmlOf(markdown);
		}
		catch (MarkdownRefused ex) {
			return withPermits(markdown, () -> Sanitizer.sanitize(new Element("pre").appendText(markdown).outerHtml()));
		}
	}

	/**
	 * The HTML of a single line, without the paragraph around it. One that is nested too
	 * deep is shown as it is written.
	 */
	public String toInlineHtml(String line) {
		Element body;
		try {
			body = MarkdownTree.of(Source.shown(line));
		}
		catch (MarkdownRefused ex) {
			body = new Element("body").appendText(line);
		}
		Element only = body.firstElementChild();
		boolean isParagraph = only != null && body.childrenSize() == 1 && body.ownText().isBlank()
				&& only.normalName().equals("p");
		return Sanitizer.sanitize((only != null && isParagraph) ? only.html() : body.html());
	}

	/**
	 * What a text holds, before anything is taken out of it.
	 * @throws MarkdownRefused as {@link #toHtml} does
	 */
	public Contents contents(String markdown) {
		return withPermits(markdown, () -> contentsOf(markdown));
	}

	private String htmlOf(String markdown) {
		if (markdown.length() < LONG) {
			return withPermits(markdown, () -> render(markdown));
		}
		return this.htmlCache.contains(markdown) ? this.htmlCache.get(markdown)
				: withPermits(markdown, () -> this.htmlCache.get(markdown));
	}

	private String render(String markdown) {
		return OutputLimits.checkHtml(Sanitizer.sanitize(MarkdownTree.of(Source.shown(markdown)).html()));
	}

	private <T> T withPermits(String markdown, Supplier<T> reading) {
		int length = Math.min(markdown.length(), Source.LONGEST);
		Semaphore characters = (length <= SHORT) ? this.shortTexts : this.longTexts;
		characters.acquireUninterruptibly(length);
		try {
			return reading.get();
		}
		catch (StackOverflowError ex) {
			// The depth is bounded before; this is for what nobody has thought of.
			throw MarkdownRefused.tooDeep();
		}
		finally {
			characters.release(length);
		}
	}

	private static Contents contentsOf(String markdown) {
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

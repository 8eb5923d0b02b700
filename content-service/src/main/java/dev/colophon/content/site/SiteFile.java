package dev.colophon.content.site;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.colophon.content.markdown.FrontMatter;
import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.page.Slug;

/**
 * A file that is to become a page.
 *
 * @param path in the folder
 * @param title from the front matter, else the first heading of the first level, else the
 * name of the file
 * @param text without a first heading that only repeats the title
 * @param textLine the line of the file that the text begins in
 */
record SiteFile(String path, FrontMatter frontMatter, Slug slug, String title, String text, int textLine) {

	private static final Pattern HEADING = Pattern.compile("^#(?!#)[ ]*(.+?)[ ]*#*[ ]*(?:\n|$)");

	private static final Pattern UNDERLINED = Pattern.compile("^(\\S.*)\n=+[ ]*(?:\n|$)");

	private static final Pattern ANY_HEADING = Pattern.compile("^# *([^#\n].*?)[ ]*#*$", Pattern.MULTILINE);

	static SiteFile of(String path, String content) {
		MarkdownFile file = MarkdownFile.parse(path, content);
		FrontMatter frontMatter = file.frontMatter();
		String title = frontMatter.optional("title").orElseGet(() -> titleWithin(file.text(), path));
		String text = withoutTitle(file.text(), title);
		int dropped = (int) file.text().substring(0, file.text().length() - text.length()).lines().count();
		return new SiteFile(path, frontMatter, slug(frontMatter, title), title, text, file.textLine() + dropped);
	}

	private static String titleWithin(String text, String path) {
		Matcher heading = ANY_HEADING.matcher(text);
		String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.(md|markdown)$", "");
		return heading.find() ? heading.group(1) : name.replaceAll("[-_]+", " ");
	}

	private static String withoutTitle(String text, String title) {
		return Stream.of(HEADING, UNDERLINED)
			.map((pattern) -> pattern.matcher(text))
			.filter((heading) -> heading.find() && heading.group(1).strip().equals(title))
			.findFirst()
			.map((heading) -> text.substring(heading.end()).replaceFirst("^\n+", ""))
			.orElse(text);
	}

	private static Slug slug(FrontMatter frontMatter, String title) {
		String slug = frontMatter.optional("slug").orElseGet(() -> SlugOf.title(title));
		int line = frontMatter.line(frontMatter.optional("slug").isPresent() ? "slug" : "title");
		try {
			return new Slug(slug);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableFile(line, "'" + slug + "' cannot be a slug: " + ex.getMessage());
		}
	}

	String status() {
		return this.frontMatter.optional("status").orElse("published").toLowerCase(Locale.ROOT);
	}

	/**
	 * The place among the pages, if the author gives one.
	 */
	Optional<BigDecimal> order() {
		return Stream.of("sort-order", "sortorder", "sort_order")
			.flatMap((key) -> this.frontMatter.optional(key).stream())
			.findFirst()
			.flatMap(SiteFile::number);
	}

	private static Optional<BigDecimal> number(String written) {
		return written.strip().matches("-?[0-9]{1,12}(\\.[0-9]{1,12})?") ? Optional.of(new BigDecimal(written.strip()))
				: Optional.empty();
	}

	/**
	 * The time that a key gives, if there is that key.
	 */
	Optional<Instant> time(String key) {
		return this.frontMatter.optional(key)
			.map((date) -> PageDate.of(date)
				.orElseThrow(() -> new UnusableFile(this.frontMatter.line(key), "'" + date + "' is no " + key)));
	}

	Optional<String> category() {
		int end = this.path.lastIndexOf('/');
		String folder = this.path.substring(this.path.lastIndexOf('/', end - 1) + 1, Math.max(end, 0));
		return this.frontMatter.optional("category").or(() -> Optional.of(folder).filter((name) -> !name.isEmpty()));
	}

}

package dev.colophon.toc.site;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import dev.colophon.toc.site.FrontMatter.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of the site's folder, as its head describes it.
 *
 * @param path from the folder, with slashes
 * @param title what the contents call the page
 * @param order its place, by number; none if its path says it
 */
record SiteFile(String path, String slug, String title, Status status, @Nullable BigDecimal order,
		boolean beginsChapter) {

	private static final Logger log = LoggerFactory.getLogger(SiteFile.class);

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(\\.\\d{1,12})?");

	private static final int LONGEST_TITLE = 200;

	private static final Set<String> TAKEN = Set.of("table-of-contents", "search");

	enum Status {

		PUBLISHED, HIDDEN, DRAFT

	}

	static SiteFile read(Path folder, Path file) throws Unusable {
		List<String> lines = TextFile.lines(file);
		FrontMatter head = FrontMatter.of(lines);
		String path = folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
		Value title = title(head, lines, file);
		return new SiteFile(path, slug(head, title), entryTitle(head, title), status(head), order(head, path),
				head.value("toc").filter((toc) -> toc.text().equalsIgnoreCase("true")).isPresent());
	}

	/**
	 * The folder directly below the site's in which it is, if it is in one.
	 */
	Optional<String> topFolder() {
		int slash = this.path.indexOf('/');
		return (slash < 0) ? Optional.empty() : Optional.of(this.path.substring(0, slash));
	}

	/**
	 * From the front matter, else from the first heading, else from the file's name.
	 */
	private static Value title(FrontMatter head, List<String> lines, Path file) {
		return head.value("title").orElseGet(() -> {
			for (int index = head.length(); index < lines.size(); index++) {
				if (lines.get(index).matches("# +\\S.*")) {
					return new Value(lines.get(index).replaceAll("^# +| *#* *$", ""), index + 1);
				}
			}
			String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
			return new Value(name.replaceAll("[-_]+", " "), 1);
		});
	}

	private static String entryTitle(FrontMatter head, Value title) throws Unusable {
		Value shown = head.value("sidebartitle").orElse(title);
		String text = shown.text().replaceAll("\\s+", " ").strip();
		if (text.isEmpty() || text.length() > LONGEST_TITLE || text.matches(".*[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}].*")) {
			throw new Unusable(shown.line(),
					"a title is one line of at most " + LONGEST_TITLE + " characters, without control characters");
		}
		return text;
	}

	private static String slug(FrontMatter head, Value title) throws Unusable {
		Value slug = head.value("slug").orElseGet(() -> new Value(Names.slugOf(title.text()), title.line()));
		if (!Names.isSlug(slug.text())) {
			throw new Unusable(slug.line(), "a slug has lower-case letters, digits and single hyphens, at most 100 "
					+ "characters, unlike '" + slug.text() + "'");
		}
		if (TAKEN.contains(slug.text())) {
			throw new Unusable(slug.line(), "the address /" + slug.text() + ".html is taken");
		}
		return slug.text();
	}

	private static Status status(FrontMatter head) throws Unusable {
		Value status = head.value("status").orElse(new Value("published", 1));
		return switch (status.text().toLowerCase(Locale.ROOT)) {
			case "published" -> Status.PUBLISHED;
			case "hidden" -> Status.HIDDEN;
			case "draft" -> Status.DRAFT;
			default -> throw new Unusable(status.line(),
					"a status is published, hidden or draft, not '" + status.text() + "'");
		};
	}

	/**
	 * A place that is no number is told, and keeps no page out.
	 */
	private static @Nullable BigDecimal order(FrontMatter head, String path) {
		Optional<Value> order = head.value("sort-order", "sortorder", "sort_order");
		if (order.isPresent() && !NUMBER.matcher(order.get().text()).matches()) {
			log.warn("Ordered by its path: {}, line {}: the place '{}' is no number", path, order.get().line(),
					order.get().text());
			return null;
		}
		return order.map((place) -> new BigDecimal(place.text())).orElse(null);
	}

}

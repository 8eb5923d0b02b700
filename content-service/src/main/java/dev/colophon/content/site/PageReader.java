package dev.colophon.content.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.colophon.content.markdown.FrontMatter;
import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.markdown.MarkdownRefused;
import dev.colophon.content.page.Manuscript;
import dev.colophon.content.page.Slug;

/**
 * Makes pages of files.
 */
final class PageReader {

	private static final int DESCRIPTION_LENGTH = 160;

	private final Markdown markdown;

	private final SiteLinks links;

	private final Consumer<Fault> faults;

	PageReader(Markdown markdown, SiteLinks links, Consumer<Fault> faults) {
		this.markdown = markdown;
		this.links = links;
		this.faults = faults;
	}

	/**
	 * The page of a file.
	 * @param next the page that follows, if there is one
	 */
	ImportedPage read(SiteFile file, Optional<Slug> next) {
		try {
			Markdown.Contents contents = this.markdown.contents(file.text());
			LinkedText text = LinkedText.of(file.text(), contents,
					(destination) -> this.links.resolve(file.path(), destination));
			text.faults()
				.forEach((fault, line) -> this.faults.accept(new Fault(file.path(), file.textLine() + line, fault)));
			Manuscript manuscript = manuscript(file, text.text(), contents.firstParagraph(), next);
			var date = file.time("date");
			return new ImportedPage(file.path(), file.slug(), manuscript, date.orElse(null),
					file.time("modified").or(() -> date).orElse(null));
		}
		catch (MarkdownRefused ex) {
			throw new UnusableFile(file.textLine(), String.valueOf(ex.getMessage()));
		}
	}

	private static Manuscript manuscript(SiteFile file, String text, String firstParagraph, Optional<Slug> next) {
		FrontMatter frontMatter = file.frontMatter();
		String description = Stream.of("description", "meta", "summary")
			.flatMap((key) -> frontMatter.optional(key).stream())
			.findFirst()
			.orElseGet(() -> beginning(firstParagraph.isBlank() ? file.title() : firstParagraph));
		List<Slug> following = list(frontMatter, "next").stream().map((slug) -> slug(frontMatter, slug)).toList();
		return new Manuscript(line(file.title()), line(description),
				line(frontMatter.optional("question").orElse(description)), frontMatter.optional("icon").orElse("book"),
				text, following.isEmpty() ? next.stream().toList() : following, frontMatter.list("more"),
				file.status().equals("hidden"), file.category().orElse(null), list(frontMatter, "tags"));
	}

	private static String beginning(String paragraph) {
		String words = line(paragraph);
		if (words.length() < DESCRIPTION_LENGTH) {
			return words;
		}
		int end = words.lastIndexOf(' ', DESCRIPTION_LENGTH - 2);
		return words.substring(0, (end > 0) ? end : DESCRIPTION_LENGTH - 2) + "…";
	}

	/**
	 * The values of a key, which may also stand in one line with commas between them.
	 */
	private static List<String> list(FrontMatter frontMatter, String key) {
		List<String> values = new ArrayList<>();
		for (String value : frontMatter.list(key)) {
			Stream.of(value.split("[,;]")).map(PageReader::line).filter((part) -> !part.isEmpty()).forEach(values::add);
		}
		return values;
	}

	private static Slug slug(FrontMatter frontMatter, String slug) {
		try {
			return new Slug(slug);
		}
		catch (IllegalArgumentException ex) {
			throw new UnusableFile(frontMatter.line("next"), "'" + slug + "' cannot be a slug: " + ex.getMessage());
		}
	}

	private static String line(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

}

package dev.colophon.content.page;

import java.time.Instant;
import java.util.List;

import dev.colophon.content.markdown.FrontMatter;
import dev.colophon.content.markdown.MarkdownFile;

/**
 * A page as its author wrote it.
 *
 * @param question what a reader asks who should read this page; other pages show it on
 * the card that leads here
 * @param icon the name of the drawing on that card
 * @param next the pages to read after this one, in order
 * @param more places elsewhere that go deeper, one line of Markdown each
 */
public record Page(Slug slug, String title, String description, String question, String icon, String markdown,
		List<Slug> next, List<String> more, Instant updatedAt) {

	public static Page of(MarkdownFile file, Instant updatedAt) {
		try {
			FrontMatter frontMatter = file.frontMatter();
			return new Page(new Slug(file.name()), frontMatter.required("title"), frontMatter.required("description"),
					frontMatter.required("question"), frontMatter.required("icon"), file.text(),
					frontMatter.list("next").stream().map(Slug::new).toList(), frontMatter.list("more"), updatedAt);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(file.name() + ".md: " + ex.getMessage(), ex);
		}
	}

}

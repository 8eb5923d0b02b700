package dev.colophon.content.page;

import java.time.Instant;

import dev.colophon.content.markdown.FrontMatter;
import dev.colophon.content.markdown.MarkdownFile;

/**
 * A page as it stands.
 */
public record Page(Slug slug, Manuscript manuscript, Instant createdAt, Instant updatedAt) {

	public static Page of(MarkdownFile file, Instant time) {
		try {
			FrontMatter frontMatter = file.frontMatter();
			var manuscript = new Manuscript(frontMatter.required("title"), frontMatter.required("description"),
					frontMatter.required("question"), frontMatter.required("icon"), file.text(),
					frontMatter.list("next").stream().map(Slug::new).toList(), frontMatter.list("more"), false, null,
					frontMatter.list("tags"));
			return new Page(new Slug(file.name()), manuscript, time, time);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(file.name() + ".md: " + ex.getMessage(), ex);
		}
	}

}

package dev.colophon.content.announcement;

import dev.colophon.content.markdown.MarkdownFile;

/**
 * A line of plain text that leads somewhere.
 *
 * @param link an address on this site or elsewhere
 */
public record Announcement(String text, String link) {

	public Announcement {
		if (!link.matches("(/|https?://).*")) {
			throw new IllegalArgumentException("the announcement cannot lead to '" + link + "'");
		}
	}

	public static Announcement of(MarkdownFile file) {
		return new Announcement(file.text(), file.frontMatter().required("link"));
	}

}

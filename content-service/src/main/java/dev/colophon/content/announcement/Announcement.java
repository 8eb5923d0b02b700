package dev.colophon.content.announcement;

import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.web.Link;

/**
 * A line of plain text that leads somewhere.
 */
public record Announcement(String text, Link link) {

	public static Announcement of(MarkdownFile file) {
		return new Announcement(file.text(), new Link(file.frontMatter().required("link")));
	}

}

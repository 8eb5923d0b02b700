package dev.colophon.content.announcement;

import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.web.Line;
import dev.colophon.content.web.Link;
import dev.colophon.content.web.UnprocessableContent;

/**
 * A line of plain text that leads somewhere.
 */
public record Announcement(String text, Link link) {

	public static Announcement of(MarkdownFile file) {
		return new Announcement(file.text(), new Link(file.frontMatter().required("link")));
	}

	/**
	 * The same, if it can be kept and shown.
	 * @throws UnprocessableContent if not
	 */
	Announcement checked() {
		Line.checked("text", this.text);
		Line.checked("link", (this.link != null) ? this.link.value() : null);
		return this;
	}

}

package dev.colophon.content.promotion;

import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.web.Link;

/**
 * Something worth a place in the sidebar, with a picture and a few words.
 *
 * @param picture the name of a file below {@code /pictures/}
 */
public record Promotion(String title, Link link, String picture, String markdown) {

	public static Promotion of(MarkdownFile file) {
		return new Promotion(file.frontMatter().required("title"), new Link(file.frontMatter().required("link")),
				file.frontMatter().required("picture"), file.text());
	}

}

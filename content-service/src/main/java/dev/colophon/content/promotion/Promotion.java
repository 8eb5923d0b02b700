package dev.colophon.content.promotion;

import dev.colophon.content.markdown.MarkdownFile;

/**
 * Something worth a place in the sidebar, with a picture and a few words.
 *
 * @param link an address on this site or elsewhere
 * @param picture the name of a file below {@code /pictures/}
 */
public record Promotion(String title, String link, String picture, String markdown) {

	public Promotion {
		if (!link.matches("(/|https?://).*")) {
			throw new IllegalArgumentException("the promotion cannot lead to '" + link + "'");
		}
	}

	public static Promotion of(MarkdownFile file) {
		return new Promotion(file.frontMatter().required("title"), file.frontMatter().required("link"),
				file.frontMatter().required("picture"), file.text());
	}

}

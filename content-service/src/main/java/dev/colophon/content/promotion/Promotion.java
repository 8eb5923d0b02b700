package dev.colophon.content.promotion;

import java.util.regex.Pattern;

import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.web.Line;
import dev.colophon.content.web.Link;
import dev.colophon.content.web.UnprocessableContent;

/**
 * Something worth a place in the sidebar, with a picture and a few words.
 *
 * @param picture the name of a file below {@code /pictures/}
 */
public record Promotion(String title, Link link, String picture, String markdown) {

	private static final int LONGEST_TEXT = 5_000;

	private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

	public static Promotion of(MarkdownFile file) {
		return new Promotion(file.frontMatter().required("title"), new Link(file.frontMatter().required("link")),
				file.frontMatter().required("picture"), file.text());
	}

	/**
	 * The same, if it can be kept and shown.
	 * @throws UnprocessableContent if not
	 */
	Promotion checked() {
		Line.checked("title", this.title);
		Line.checked("link", (this.link != null) ? this.link.value() : null);
		if (!Pictures.has(Line.checked("picture", this.picture))) {
			throw new UnprocessableContent("There is no picture '" + this.picture + "'.");
		}
		if (this.markdown == null || this.markdown.length() > LONGEST_TEXT || NOT_TEXT.matcher(this.markdown).find()) {
			throw new UnprocessableContent(
					"The markdown has at most " + LONGEST_TEXT + " characters, and no control characters.");
		}
		return this;
	}

}

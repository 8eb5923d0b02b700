package dev.colophon.newsletter.issue;

import org.jspecify.annotations.Nullable;

/**
 * What an editor writes.
 *
 * @param subject one line of at most 200 characters
 * @param markdown CommonMark; no HTML
 */
record Manuscript(String subject, String markdown) {

	private static final int MOST_OF_SUBJECT = 200;

	private static final int MOST_OF_MARKDOWN = 200_000;

	Manuscript(@Nullable String subject, @Nullable String markdown) {
		if (subject == null || subject.isBlank() || subject.length() > MOST_OF_SUBJECT
				|| subject.chars().anyMatch(Character::isISOControl)) {
			throw new InvalidManuscript("subject", "A subject is one line of 1 to 200 characters.");
		}
		if (markdown == null || markdown.isBlank() || markdown.length() > MOST_OF_MARKDOWN
				|| markdown.chars().anyMatch(Manuscript::isControl)) {
			throw new InvalidManuscript("markdown",
					"The text is Markdown, of at most 200,000 characters, and none of control but tabs and ends of lines.");
		}
		if (Markdown.repeatsTooMuch(markdown)) {
			throw new InvalidManuscript("markdown",
					"The text uses its references so often that it would become many times as large as it is.");
		}
		this.subject = subject.strip();
		this.markdown = markdown;
	}

	private static boolean isControl(int character) {
		return Character.isISOControl(character) && "\t\n\r".indexOf(character) < 0;
	}

}

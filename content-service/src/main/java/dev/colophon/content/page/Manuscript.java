package dev.colophon.content.page;

import java.util.List;
import java.util.regex.Pattern;

import dev.colophon.content.markdown.FrontMatter;
import dev.colophon.content.markdown.MarkdownFile;
import dev.colophon.content.web.Line;
import dev.colophon.content.web.UnprocessableContent;
import org.jspecify.annotations.Nullable;

/**
 * What an author writes of a page, and what a revision keeps.
 *
 * @param question what a reader asks who should read this page; other pages show it on
 * the card that leads here
 * @param icon the name of the drawing on that card
 * @param next the pages to read after this one, in order
 * @param more places elsewhere that go deeper, one line of Markdown each
 * @param hidden whether it is left out of all lists, and found by its address alone
 * @param category what it belongs to, if the author says so
 */
public record Manuscript(String title, String description, String question, String icon, String markdown,
		List<Slug> next, List<String> more, boolean hidden, @Nullable String category, List<String> tags) {

	static final String USUAL_ICON = "book";

	private static final int LONGEST_TEXT = 1_048_576;

	private static final int LONGEST_LIST = 50;

	private static final Pattern NOT_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

	/**
	 * What a file says.
	 * @throws UnprocessableContent if it lacks something; the message names the file
	 */
	public static Manuscript of(MarkdownFile file) {
		try {
			return read(file);
		}
		catch (IllegalArgumentException ex) {
			throw new UnprocessableContent(file.name() + ".md cannot be read: " + ex.getMessage());
		}
	}

	private static Manuscript read(MarkdownFile file) {
		FrontMatter frontMatter = file.frontMatter();
		String description = frontMatter.required("description");
		return new Manuscript(frontMatter.required("title"), description,
				frontMatter.optional("question").orElse(description), frontMatter.optional("icon").orElse(USUAL_ICON),
				file.text(), frontMatter.list("next").stream().map(Slug::new).toList(), frontMatter.list("more"),
				frontMatter.optional("status").filter("hidden"::equals).isPresent(),
				frontMatter.optional("category").orElse(null), frontMatter.list("tags"));
	}

	/**
	 * The same, if it can be kept and shown.
	 * @throws UnprocessableContent if it is empty, too long, or holds what is no text
	 */
	public Manuscript checked() {
		Line.checked("title", this.title);
		Line.checked("description", this.description);
		Line.checked("question", this.question);
		Line.checked("icon", this.icon);
		checkList("next", this.next.stream().map(Slug::value).toList());
		checkList("more", this.more);
		checkList("tags", this.tags);
		if (this.category != null) {
			Line.checked("category", this.category);
		}
		check(this.markdown.length() <= LONGEST_TEXT, "markdown has at most %d characters", LONGEST_TEXT);
		check(!NOT_TEXT.matcher(this.markdown).find(), "markdown has no control characters");
		return this;
	}

	private static void checkList(String name, List<String> lines) {
		check(lines.size() <= LONGEST_LIST, "%s has at most %d lines", name, LONGEST_LIST);
		lines.forEach((line) -> Line.checked(name, line));
	}

	private static void check(boolean holds, String rule, Object... parameters) {
		if (!holds) {
			throw new UnprocessableContent("The " + rule.formatted(parameters) + ".");
		}
	}

	/**
	 * As a file, with front matter.
	 */
	String toMarkdown() {
		StringBuilder file = new StringBuilder("---\n");
		append(file, "title", this.title);
		append(file, "description", this.description);
		append(file, "question", this.question);
		append(file, "icon", this.icon);
		append(file, "next", this.next.stream().map(Slug::value).toList());
		append(file, "more", this.more);
		if (this.hidden) {
			append(file, "status", "hidden");
		}
		if (this.category != null) {
			append(file, "category", this.category);
		}
		append(file, "tags", this.tags);
		return file.append("---\n\n").append(this.markdown).append('\n').toString();
	}

	private static void append(StringBuilder file, String key, String value) {
		file.append(key).append(": ").append(quoted(value)).append('\n');
	}

	private static void append(StringBuilder file, String key, List<String> values) {
		if (!values.isEmpty()) {
			file.append(key).append(":\n");
			values.forEach((value) -> file.append("  - ").append(quoted(value)).append('\n'));
		}
	}

	private static String quoted(String value) {
		return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}

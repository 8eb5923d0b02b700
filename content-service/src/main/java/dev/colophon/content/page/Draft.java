package dev.colophon.content.page;

import java.util.List;
import java.util.Objects;

import dev.colophon.content.web.UnprocessableContent;
import org.jspecify.annotations.Nullable;

/**
 * A manuscript as programs send it: what may be left out has the usual value.
 *
 * @param slug another name for the page; only a merge patch may give one
 */
record Draft(@Nullable String slug, @Nullable String title, @Nullable String description, @Nullable String question,
		@Nullable String icon, @Nullable String markdown, @Nullable List<String> next, @Nullable List<String> more,
		@Nullable Boolean hidden, @Nullable String category, @Nullable List<String> tags) {

	Manuscript manuscript() {
		String described = required("description", this.description);
		return new Manuscript(required("title", this.title), described,
				Objects.requireNonNullElse(this.question, described),
				Objects.requireNonNullElse(this.icon, Manuscript.USUAL_ICON), required("markdown", this.markdown),
				list("next", this.next).stream().map(Slug::new).toList(), list("more", this.more),
				Boolean.TRUE.equals(this.hidden), this.category, list("tags", this.tags))
			.checked();
	}

	private static String required(String name, @Nullable String value) {
		if (value == null) {
			throw new UnprocessableContent("The page needs " + name + ".");
		}
		return value;
	}

	private static List<String> list(String name, @Nullable List<String> values) {
		List<String> given = Objects.requireNonNullElse(values, List.of());
		if (given.stream().anyMatch(Objects::isNull)) {
			throw new UnprocessableContent("The " + name + " has no null in it.");
		}
		return given;
	}

}

package dev.colophon.content.page;

import java.time.Instant;
import java.util.List;

import dev.colophon.content.markdown.Markdown;
import org.jspecify.annotations.Nullable;

/**
 * A page as its readers get it.
 *
 * @param html the text, safe to show
 * @param next the cards of the pages to read after this one
 * @param more one piece of HTML for each place that goes deeper
 */
record PageView(String slug, String title, String description, String question, String icon, String address,
		Instant createdAt, Instant updatedAt, boolean hidden, @Nullable String category, List<String> tags,
		String markdown, String html, List<CardView> next, List<String> more) {

	record CardView(String slug, String title, String question, String icon, String address) {

		static CardView of(Card card) {
			return new CardView(card.slug().value(), card.title(), card.question(), card.icon(), card.slug().address());
		}

	}

	boolean leadsOn() {
		return !this.next.isEmpty();
	}

	boolean goesDeeper() {
		return !this.more.isEmpty();
	}

	static PageView of(LinkedPage linked, Markdown markdown) {
		return of(linked, markdown.toHtmlLeniently(linked.page().manuscript().markdown()), markdown);
	}

	static PageView of(LinkedPage linked, String html, Markdown markdown) {
		Page page = linked.page();
		Manuscript written = page.manuscript();
		return new PageView(page.slug().value(), written.title(), written.description(), written.question(),
				written.icon(), page.slug().address(), page.createdAt(), page.updatedAt(), written.hidden(),
				written.category(), written.tags(), written.markdown(), html,
				linked.cards().stream().map(CardView::of).toList(),
				written.more().stream().map(markdown::toInlineHtml).toList());
	}

}

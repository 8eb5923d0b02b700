package dev.colophon.content.page;

import java.util.List;

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
}

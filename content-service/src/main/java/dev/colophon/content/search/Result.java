package dev.colophon.content.search;

import dev.colophon.content.page.Slug;

/**
 * A page that was found.
 *
 * @param excerpt where its text has the words, as HTML: they are in {@code mark}
 */
record Result(Slug slug, String title, String description, String excerpt) {
}

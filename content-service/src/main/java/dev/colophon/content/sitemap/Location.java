package dev.colophon.content.sitemap;

import java.time.Instant;

import dev.colophon.content.page.Slug;

/**
 * Where a page is, and since when it is as it is.
 */
record Location(Slug slug, Instant updatedAt) {
}

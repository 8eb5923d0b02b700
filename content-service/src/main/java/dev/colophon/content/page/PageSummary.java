package dev.colophon.content.page;

import java.time.Instant;

/**
 * What a list of pages tells about each.
 */
record PageSummary(Slug slug, String title, String description, Instant createdAt, Instant updatedAt) {
}

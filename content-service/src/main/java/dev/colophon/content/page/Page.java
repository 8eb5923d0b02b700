package dev.colophon.content.page;

import java.time.Instant;

/**
 * A page as it stands.
 */
public record Page(Slug slug, Manuscript manuscript, Instant createdAt, Instant updatedAt) {
}

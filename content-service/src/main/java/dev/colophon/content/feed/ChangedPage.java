package dev.colophon.content.feed;

import java.time.Instant;
import java.util.List;

import dev.colophon.content.page.Slug;
import org.jspecify.annotations.Nullable;

/**
 * A page that the feed tells of.
 *
 * @param markdown its text; none where it is too long for a feed
 */
record ChangedPage(Slug slug, String title, String description, @Nullable String markdown, List<String> tags,
		Instant createdAt, Instant updatedAt) {
}

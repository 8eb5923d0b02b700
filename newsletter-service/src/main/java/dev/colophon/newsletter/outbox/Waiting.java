package dev.colophon.newsletter.outbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A mail that an instance has taken from the outbox to send it.
 *
 * @param subscription who gets it; null if that has been erased
 * @param issue what it brings, if it brings an issue
 * @param attempts how often it was taken, this time included
 */
public record Waiting(long id, Kind kind, @Nullable Long subscription, @Nullable Long issue, Instant createdAt,
		int attempts) {
}

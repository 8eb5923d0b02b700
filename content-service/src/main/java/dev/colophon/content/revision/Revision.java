package dev.colophon.content.revision;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What something was from a time on, until the next revision.
 *
 * @param number counted from 1
 * @param content JSON, as it was written; none where it was deleted
 */
public record Revision(int number, Instant at, @Nullable String content) {
}

package dev.colophon.newsletter.outbox;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A mail that an instance has taken from the outbox to send it.
 *
 * @param subscription who gets it; null if that has been erased
 * @param issue what it brings, if it brings an issue
 * @param recipient where it goes if it is for no subscription
 * @param attempts how often it was taken, this time included
 */
public record Waiting(long id, Kind kind, @Nullable Long subscription, @Nullable Long issue, @Nullable String recipient,
		Instant createdAt, int attempts) {

	/**
	 * Tells no address.
	 */
	@Override
	public String toString() {
		return "Waiting " + this.id;
	}

}

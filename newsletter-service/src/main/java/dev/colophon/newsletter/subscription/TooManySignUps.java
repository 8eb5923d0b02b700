package dev.colophon.newsletter.subscription;

import java.time.Duration;

/**
 * Somebody signs up too often.
 */
final class TooManySignUps extends RuntimeException {

	private final Duration wait;

	TooManySignUps(Duration wait) {
		super("There have been too many sign-ups. Please come back later.");
		this.wait = wait;
	}

	/**
	 * Whole seconds until one more is taken (RFC 9110, section 10.2.3).
	 */
	String retryAfter() {
		return String.valueOf(this.wait.toSeconds() + 1);
	}

}

package dev.colophon.newsletter.subscription;

import java.time.Clock;
import java.time.Duration;

import dev.colophon.newsletter.key.Keys;

import org.springframework.boot.test.context.TestComponent;

/**
 * Stamps of forms that have been open for a while.
 */
@TestComponent
public class Stamps {

	private final FormStamps stamps;

	Stamps(Keys keys, Clock clock) {
		this.stamps = new FormStamps(keys, Clock.offset(clock, Duration.ofMinutes(-1)));
	}

	public String stamp() {
		return this.stamps.stamp();
	}

}

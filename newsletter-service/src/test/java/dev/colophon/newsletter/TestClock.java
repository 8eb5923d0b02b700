package dev.colophon.newsletter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Time that passes when a test says so.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestClock {

	public static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

	private volatile Instant now = START;

	@Bean
	@Primary
	public Clock testClock() {
		InstantSource source = () -> this.now;
		return source.withZone(ZoneOffset.UTC);
	}

	public void reset() {
		this.now = START;
	}

	public Instant now() {
		return this.now;
	}

	public void pass(Duration duration) {
		this.now = this.now.plus(duration).truncatedTo(ChronoUnit.MICROS);
	}

}

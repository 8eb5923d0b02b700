package dev.colophon.toc.web;

import java.time.Duration;
import java.util.Arrays;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long caches may keep an answer: RFC 9111, section 5.2.2.1, and RFC 5861. HTTP
 * counts in whole seconds.
 *
 * @param maxAge how long it is as good as new
 * @param staleWhileRevalidate for how long after that it still may be given while a new
 * one is fetched
 * @param staleIfError for how long after that it may be given where there is no new one
 */
@ConfigurationProperties("colophon.freshness")
record Freshness(Duration maxAge, Duration staleWhileRevalidate, Duration staleIfError) {

	Freshness {
		for (Duration duration : Arrays.asList(maxAge, staleWhileRevalidate, staleIfError)) {
			if (duration == null || duration.isNegative() || duration.getNano() != 0) {
				throw new IllegalArgumentException("freshness is whole seconds, not " + duration);
			}
		}
	}

	String cacheControl() {
		return "max-age=%d, stale-while-revalidate=%d, stale-if-error=%d".formatted(this.maxAge.toSeconds(),
				this.staleWhileRevalidate.toSeconds(), this.staleIfError.toSeconds());
	}

}

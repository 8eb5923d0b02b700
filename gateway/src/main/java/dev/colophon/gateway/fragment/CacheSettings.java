package dev.colophon.gateway.fragment;

import java.time.Duration;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the gateway keeps in memory.
 *
 * @param size how much memory answers may take, and pages once more; none switches
 * keeping off
 * @param callDeadline how long a call for an answer may take as a whole, whether somebody
 * still waits for it or not
 */
@Validated
@ConfigurationProperties("colophon.cache")
public record CacheSettings(@NotNull DataSize size, @NotNull Duration callDeadline) {

	public CacheSettings {
		if (size != null && size.isNegative()) {
			throw new IllegalArgumentException("colophon.cache.size cannot be negative");
		}
	}

	public boolean isOff() {
		return this.size.toBytes() == 0;
	}

}

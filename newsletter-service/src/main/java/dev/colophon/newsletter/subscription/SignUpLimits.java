package dev.colophon.newsletter.subscription;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many sign-ups are taken in a period, by each instance.
 *
 * @param perClient from one client: an IPv4 address, or a network of IPv6
 * @param perAddress for one e-mail address
 * @param all from and for everybody
 */
@ConfigurationProperties("colophon.sign-ups")
record SignUpLimits(int perClient, int perAddress, int all, Duration period) {

	SignUpLimits {
		if (perClient < 1 || perAddress < 1 || all < 1 || !period.isPositive()) {
			throw new IllegalArgumentException("limits on sign-ups are one or more in a period");
		}
	}

}

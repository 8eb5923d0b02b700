package dev.colophon.newsletter.outbox;

import java.time.Duration;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How mails are sent.
 *
 * @param from the address that they come from, and that mails to unsubscribe go to; empty
 * for {@code newsletter@} the site's host
 * @param connections how many mails are handed over at the same time
 * @param batch how many mails one connection takes from the outbox at once
 * @param perMinute how many mails all instances together send in a minute at most; 0 for
 * as many as they can
 * @param lease for how long a mail belongs to who took it
 * @param poll how often the outbox is looked into when it was empty
 * @param retryAfter how long a mail waits after the server refused it for now; twice as
 * long after each further time, up to 4 hours
 * @param giveUpAfter for how long it is tried
 */
@ConfigurationProperties("colophon.sending")
record SendingSettings(String from, int connections, int batch, int perMinute, Duration lease, Duration poll,
		Duration retryAfter, Duration giveUpAfter) {

	SendingSettings {
		if (!from.isEmpty() && !isAddress(from)) {
			throw new IllegalArgumentException("mails cannot come from '" + from + "', which is no e-mail address");
		}
		if (connections < 1 || batch < 1 || perMinute < 0) {
			throw new IllegalArgumentException("mails are sent over one connection or more, one or more at once");
		}
		for (Duration duration : new Duration[] { lease, poll, retryAfter, giveUpAfter }) {
			if (!duration.isPositive()) {
				throw new IllegalArgumentException("a time to wait is longer than " + duration);
			}
		}
	}

	private static boolean isAddress(String text) {
		try {
			new InternetAddress(text, true);
			return text.contains("@") && text.chars().noneMatch(Character::isWhitespace);
		}
		catch (AddressException ex) {
			return false;
		}
	}

}

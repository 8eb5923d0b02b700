package dev.colophon.newsletter.bounce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who sent a report, as Standard Webhooks has it: an HMAC-SHA256 of its number, its time
 * and its body, with a secret that both sides know.
 */
@Component
class Signature {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String SECRET_PREFIX = "whsec_";

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	private final byte[] secret;

	private final Clock clock;

	/**
	 * @param secret as {@code whsec_} and Base64; empty if nobody may report
	 */
	Signature(@Value("${colophon.bounces.secret}") String secret, Clock clock) {
		this.secret = decoded(secret);
		this.clock = clock;
	}

	private static byte[] decoded(String secret) {
		try {
			return Base64.getDecoder().decode(secret.replaceFirst("^" + SECRET_PREFIX, ""));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("the secret of bounces is 'whsec_' and Base64", ex);
		}
	}

	boolean isConfigured() {
		return this.secret.length > 0;
	}

	/**
	 * @param timestamp when it was sent, in seconds since 1970
	 * @param signatures as {@code v1,} and Base64; several with spaces between them
	 */
	boolean isGood(@Nullable String id, @Nullable String timestamp, @Nullable String signatures, byte[] body) {
		if (!isConfigured() || id == null || timestamp == null || signatures == null || !isNow(timestamp)) {
			return false;
		}
		byte[] expected = mac(id + "." + timestamp + ".", body);
		boolean isGood = false;
		for (String signature : signatures.split(" ")) {
			isGood |= signature.startsWith("v1,") && MessageDigest.isEqual(expected, base64(signature.substring(3)));
		}
		return isGood;
	}

	private boolean isNow(String timestamp) {
		if (!timestamp.matches("\\d{1,12}")) {
			return false;
		}
		Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
		return Duration.between(sent, this.clock.instant()).abs().compareTo(TOLERANCE) <= 0;
	}

	private static byte[] base64(String text) {
		try {
			return Base64.getDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			return new byte[0];
		}
	}

	private byte[] mac(String start, byte[] body) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.secret, ALGORITHM));
			mac.update(start.getBytes(StandardCharsets.UTF_8));
			return mac.doFinal(body);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

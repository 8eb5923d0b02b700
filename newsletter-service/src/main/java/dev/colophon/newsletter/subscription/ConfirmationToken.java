package dev.colophon.newsletter.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits that show that a mail has been read, in the URL-safe alphabet of RFC
 * 4648, section 5. Only the hash is stored: who reads the database cannot confirm.
 */
record ConfirmationToken(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final int BYTES = 32;

	static ConfirmationToken random() {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		return new ConfirmationToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/**
	 * SHA-256: what has 256 random bits needs no salt.
	 */
	byte[] hash() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String toString() {
		return "ConfirmationToken";
	}

}

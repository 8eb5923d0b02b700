package dev.colophon.newsletter.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keys for HMAC-SHA256 (RFC 2104), one for each purpose, all made from one secret that
 * the instances share through the database.
 */
@Component
public class Keys {

	private static final String ALGORITHM = "HmacSHA256";

	private static final int SECRET_BYTES = 32;

	private final JdbcClient jdbc;

	private final Map<String, SecretKeySpec> keys = new ConcurrentHashMap<>();

	private volatile byte @Nullable [] secret;

	Keys(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The 32 bytes that nobody can make without the secret.
	 */
	public byte[] mac(String purpose, byte[] message) {
		return mac(this.keys.computeIfAbsent(purpose, this::key), message);
	}

	public byte[] mac(String purpose, String message) {
		return mac(purpose, message.getBytes(StandardCharsets.UTF_8));
	}

	private SecretKeySpec key(String purpose) {
		return new SecretKeySpec(mac(new SecretKeySpec(secret(), ALGORITHM), purpose.getBytes(StandardCharsets.UTF_8)),
				ALGORITHM);
	}

	private byte[] secret() {
		byte[] known = this.secret;
		if (known == null) {
			this.jdbc.sql("insert into secret (value) values (:value) on conflict do nothing")
				.param("value", random())
				.update();
			known = this.jdbc.sql("select value from secret").query(byte[].class).single();
			this.secret = known;
		}
		return known;
	}

	private static byte[] random() {
		byte[] bytes = new byte[SECRET_BYTES];
		new SecureRandom().nextBytes(bytes);
		return bytes;
	}

	private static byte[] mac(SecretKeySpec key, byte[] message) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac.doFinal(message);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package dev.colophon.newsletter.key;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.OptionalLong;

import org.springframework.stereotype.Component;

/**
 * What a mail carries to show that its reader may leave: the number of the subscription
 * and a MAC of it, in the URL-safe alphabet of RFC 4648, section 5. It works for as long
 * as the subscription is stored, for mails are kept for years.
 */
@Component
public class SubscriptionTokens {

	private static final String PURPOSE = "subscription";

	private static final int MAC_BYTES = 32;

	private static final int CHARACTERS = 54;

	private final Keys keys;

	SubscriptionTokens(Keys keys) {
		this.keys = keys;
	}

	public String token(long subscription) {
		byte[] id = ByteBuffer.allocate(Long.BYTES).putLong(subscription).array();
		byte[] token = ByteBuffer.allocate(Long.BYTES + MAC_BYTES).put(id).put(this.keys.mac(PURPOSE, id)).array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
	}

	/**
	 * Which subscription a token is for; none if we did not make it.
	 */
	public OptionalLong subscription(String token) {
		if (token.length() != CHARACTERS) {
			return OptionalLong.empty();
		}
		try {
			ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
			byte[] id = new byte[Long.BYTES];
			byte[] mac = new byte[MAC_BYTES];
			bytes.get(id).get(mac);
			// The last character has bits to spare: a token has one spelling.
			boolean isOurs = MessageDigest.isEqual(mac, this.keys.mac(PURPOSE, id));
			long subscription = ByteBuffer.wrap(id).getLong();
			return (isOurs && token(subscription).equals(token)) ? OptionalLong.of(subscription) : OptionalLong.empty();
		}
		catch (IllegalArgumentException ex) {
			return OptionalLong.empty();
		}
	}

}

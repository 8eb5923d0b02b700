package dev.colophon.newsletter.subscription;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

import dev.colophon.newsletter.key.Keys;

import org.springframework.stereotype.Component;

/**
 * What a form carries to tell when it was made: the time and a MAC of it. A program that
 * fills in forms as fast as it can, or one that it kept, is asked to try again.
 */
@Component
class FormStamps {

	static final Duration YOUNGEST = Duration.ofSeconds(2);

	static final Duration OLDEST = Duration.ofDays(1);

	private static final String PURPOSE = "form stamp";

	private static final int MAC_BYTES = 16;

	private final Keys keys;

	private final Clock clock;

	FormStamps(Keys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	String stamp() {
		return stamp(this.clock.millis());
	}

	/**
	 * @throws InvalidStamp if this is no stamp of ours, or too young or too old
	 */
	void check(String stamp) {
		Instant madeAt = Instant.ofEpochMilli(millis(stamp));
		if (!MessageDigest.isEqual(bytes(stamp(madeAt.toEpochMilli())), bytes(stamp))) {
			throw InvalidStamp.notOurs();
		}
		Duration age = Duration.between(madeAt, this.clock.instant());
		if (age.compareTo(YOUNGEST) < 0) {
			throw InvalidStamp.tooYoung();
		}
		if (age.compareTo(OLDEST) > 0) {
			throw InvalidStamp.tooOld();
		}
	}

	private String stamp(long millis) {
		byte[] time = ByteBuffer.allocate(Long.BYTES).putLong(millis).array();
		byte[] mac = Arrays.copyOf(this.keys.mac(PURPOSE, time), MAC_BYTES);
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(ByteBuffer.allocate(Long.BYTES + MAC_BYTES).put(time).put(mac).array());
	}

	private static long millis(String stamp) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(stamp);
			if (bytes.length == Long.BYTES + MAC_BYTES) {
				return ByteBuffer.wrap(bytes).getLong();
			}
		}
		catch (IllegalArgumentException ex) {
			// Not even written as a stamp is.
		}
		throw InvalidStamp.notOurs();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}

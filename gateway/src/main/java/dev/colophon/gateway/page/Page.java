package dev.colophon.gateway.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A whole page in bytes. Each encoding of it is made once, when a reader first asks for
 * it.
 */
final class Page {

	private final int status;

	private final byte[] html;

	private final String fingerprint;

	private final @Nullable Body[] bodies = new @Nullable Body[Encoding.values().length];

	Page(int status, String html) {
		this.status = status;
		this.html = html.getBytes(StandardCharsets.UTF_8);
		this.fingerprint = fingerprint(this.html);
	}

	/**
	 * The bytes that a reader gets.
	 *
	 * @param etag a strong one, as bytes of another encoding are other bytes
	 */
	record Body(Encoding encoding, byte[] bytes, String etag) {

		/**
		 * Whether a reader that sends this {@code If-None-Match} has these bytes (RFC
		 * 9110, section 13.1.2).
		 */
		boolean isKnownTo(@Nullable String ifNoneMatch) {
			return ifNoneMatch != null && Stream.of(ifNoneMatch.split(","))
				.map((tag) -> tag.strip().replaceFirst("^W/", ""))
				.anyMatch((tag) -> tag.equals("*") || tag.equals(this.etag));
		}

	}

	int status() {
		return this.status;
	}

	Body body(Encoding encoding) {
		Body body = this.bodies[encoding.ordinal()];
		if (body == null) {
			synchronized (this.bodies) {
				body = this.bodies[encoding.ordinal()];
				if (body == null) {
					body = encoded(encoding);
					this.bodies[encoding.ordinal()] = body;
				}
			}
		}
		return body;
	}

	/**
	 * About how much memory it takes with all its encodings, in bytes.
	 */
	int weight() {
		return this.html.length * 2 + 1_000;
	}

	boolean contains(String text) {
		return new String(this.html, StandardCharsets.UTF_8).contains(text);
	}

	private Body encoded(Encoding encoding) {
		String suffix = (encoding == Encoding.IDENTITY) ? "" : "-" + encoding.token();
		return new Body(encoding, encoding.encode(this.html), '"' + this.fingerprint + suffix + '"');
	}

	private static String fingerprint(byte[] bytes) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
			return HexFormat.of().formatHex(hash, 0, 12);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

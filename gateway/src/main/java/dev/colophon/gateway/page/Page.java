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

	static final String HTML = "text/html";

	private final int status;

	private final String type;

	private final byte[] text;

	private final String fingerprint;

	private final @Nullable Body[] bodies = new @Nullable Body[Encoding.values().length];

	Page(int status, String html) {
		this(status, HTML, html);
	}

	Page(int status, String type, String text) {
		this.status = status;
		this.type = type;
		this.text = text.getBytes(StandardCharsets.UTF_8);
		this.fingerprint = fingerprint(this.text);
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

	/**
	 * Its media type, as {@code Content-Type} has it.
	 */
	String contentType() {
		return this.type + ";charset=utf-8";
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
		return this.text.length * 2 + 1_000;
	}

	boolean contains(String text) {
		return new String(this.text, StandardCharsets.UTF_8).contains(text);
	}

	private Body encoded(Encoding encoding) {
		String suffix = (encoding == Encoding.IDENTITY) ? "" : "-" + encoding.token();
		return new Body(encoding, encoding.encode(this.text), '"' + this.fingerprint + suffix + '"');
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

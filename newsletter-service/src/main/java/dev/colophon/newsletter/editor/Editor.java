package dev.colophon.newsletter.editor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The editor of the newsletter.
 *
 * @param name without a colon, which ends it in HTTP Basic (RFC 7617, section 2)
 * @param password where it is empty, there is no editor
 */
@ConfigurationProperties("colophon.editor")
record Editor(String name, String password) {

	Editor {
		if (name.isBlank() || name.contains(":")) {
			throw new IllegalArgumentException("the editor's name is not empty and has no colon");
		}
	}

	boolean isThere() {
		return !this.password.isEmpty();
	}

	/**
	 * Whether these are the editor's. A nearly right password takes as long as any other.
	 */
	boolean is(String name, String password) {
		return isThere() && (isEqual(this.name, name) & isEqual(this.password, password));
	}

	private static boolean isEqual(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return this.name;
	}

}

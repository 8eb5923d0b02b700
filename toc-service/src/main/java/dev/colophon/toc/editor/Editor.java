package dev.colophon.toc.editor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one who may write.
 *
 * @param name without a colon, which ends it in HTTP Basic (RFC 7617, section 2)
 * @param password where it is empty, nobody may write
 */
@ConfigurationProperties("colophon.editor")
record Editor(String name, String password) {

	Editor {
		if (name.isBlank() || name.contains(":")) {
			throw new IllegalArgumentException("the editor's name is not empty and has no colon");
		}
	}

	boolean mayWrite() {
		return !this.password.isEmpty();
	}

	/**
	 * Whether these are the editor's, which takes as long for a nearly right password as
	 * for any other.
	 */
	boolean is(String name, String password) {
		return mayWrite() && this.name.equals(name) && MessageDigest
			.isEqual(this.password.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return this.name;
	}

}

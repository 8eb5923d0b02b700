package dev.colophon.content.editor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may write.
 *
 * @param password what they prove it with; empty if nobody may
 */
@ConfigurationProperties("colophon.editor")
record Editor(@DefaultValue("editor") String name, @DefaultValue("") String password) {

	boolean isSet() {
		return !this.password.isEmpty();
	}

	/**
	 * Whether these are the editor's credentials. How long it takes does not tell how
	 * much of them is right.
	 */
	boolean is(String name, String password) {
		return isSet() && (isEqual(this.name, name) & isEqual(this.password, password));
	}

	private static boolean isEqual(String one, String other) {
		return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public String toString() {
		return "Editor[name=" + this.name + "]";
	}

}

package dev.colophon.content.web;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a reader is led to: an address on this site, which begins with a slash, or one
 * elsewhere, by HTTP or HTTPS.
 */
public record Link(@JsonValue String value) {

	private static final Pattern SYNTAX = Pattern.compile("(/|https?://)\\S*");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Link {
		if (!SYNTAX.matcher(value).matches()) {
			throw new InvalidInput("A link begins with / or http:// or https://, and '" + value + "' does not");
		}
	}

	@Override
	public String toString() {
		return this.value;
	}

}

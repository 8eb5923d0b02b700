package dev.colophon.content.page;

import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.colophon.content.web.InvalidInput;

/**
 * The name of a page in its address: lower-case letters, digits and single hyphens, at
 * most 100 characters.
 */
public record Slug(@JsonValue String value) {

	/**
	 * Names whose addresses the site itself answers.
	 */
	public static final Set<String> RESERVED = Set.of("table-of-contents", "search");

	private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public Slug {
		if (value.length() > 100 || !SYNTAX.matcher(value).matches()) {
			throw new InvalidInput("A slug has lower-case letters, digits and single hyphens, at most 100 characters");
		}
	}

	/**
	 * Where readers find the page. The front page has the address of the site.
	 */
	public String address() {
		return isFrontPage() ? "/" : "/" + this.value + ".html";
	}

	/**
	 * Whether the site itself answers at that address.
	 */
	public boolean isReserved() {
		return RESERVED.contains(this.value);
	}

	boolean isFrontPage() {
		return this.value.equals("index");
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package dev.colophon.toc.contents;

import java.util.Optional;
import java.util.regex.Pattern;

import dev.colophon.toc.web.InvalidInput;

/**
 * A name in an address: lower-case letters, digits and single hyphens, at most 100
 * characters.
 */
record Slug(String value) {

	private static final Pattern SYNTAX = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	// Public for the binder that reads the contents file: it converts by public
	// constructors only.
	public Slug {
		if (!isSlug(value)) {
			throw new InvalidInput("A slug has lower-case letters, digits and single hyphens, at most 100 characters");
		}
	}

	/**
	 * The slug that a text is, if it is one.
	 */
	static Optional<Slug> parse(String text) {
		return isSlug(text) ? Optional.of(new Slug(text)) : Optional.empty();
	}

	private static boolean isSlug(String text) {
		return text.length() <= 100 && SYNTAX.matcher(text).matches();
	}

	@Override
	public String toString() {
		return this.value;
	}

}

package dev.colophon.gateway.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Says whether the target of a request is valid (RFC 3986, sections 3.3 and 3.4), and
 * gives a path that has several spellings the normal one (section 6.2.2).
 */
final class RequestTarget {

	// The quantifiers are possessive, because others need a stack that grows with the
	// target.

	/**
	 * Most paths: nothing in them could be spelled another way.
	 */
	private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*+)++/?|/");

	/**
	 * Without parameters of segments ({@code ;}): nothing here has any, and a service
	 * would not see what comes after them.
	 */
	private static final Pattern PATH = Pattern.compile("(?:/(?:[A-Za-z0-9._~!$&'()*+,=:@-]++|%[0-9A-Fa-f]{2})++)++/?");

	private static final Pattern QUERY = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]++|%[0-9A-Fa-f]{2})*+");

	private static final String UNRESERVED = "-._~";

	/**
	 * Characters that mean something else once a path is decoded.
	 */
	private static final String DANGEROUS = "/\\%;";

	private RequestTarget() {
	}

	static boolean isQuery(@Nullable String query) {
		return query == null || QUERY.matcher(query).matches();
	}

	/**
	 * The normal spelling of a path: no unreserved character is percent-encoded, and the
	 * digits of what is are in upper case.
	 * @return nothing if the path is not valid, or could be read in more than one way
	 */
	static Optional<String> normalPath(String path) {
		if (PLAIN.matcher(path).matches()) {
			return Optional.of(path);
		}
		return PATH.matcher(path).matches() ? decoded(path).filter(RequestTarget::hasOnlyNames) : Optional.empty();
	}

	private static Optional<String> decoded(String path) {
		StringBuilder normal = new StringBuilder(path.length());
		for (int i = 0; i < path.length(); i++) {
			char character = path.charAt(i);
			if (character != '%') {
				normal.append(character);
				continue;
			}
			String digits = path.substring(i + 1, i + 3).toUpperCase(Locale.ROOT);
			i += 2;
			char octet = (char) Integer.parseInt(digits, 16);
			if (octet < ' ' || octet == 0x7f || DANGEROUS.indexOf(octet) >= 0) {
				return Optional.empty();
			}
			if (isUnreserved(octet)) {
				normal.append(octet);
			}
			else {
				normal.append('%').append(digits);
			}
		}
		return Optional.of(normal.toString());
	}

	private static boolean isUnreserved(char octet) {
		return octet < 0x80 && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0);
	}

	private static boolean hasOnlyNames(String path) {
		return Arrays.stream(path.split("/")).noneMatch((segment) -> segment.equals(".") || segment.equals(".."));
	}

}

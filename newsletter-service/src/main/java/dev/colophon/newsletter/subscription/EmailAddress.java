package dev.colophon.newsletter.subscription;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as it was typed: a dot-atom (RFC 5322, section 3.2.3), an @ and the
 * name of a domain, within the lengths of RFC 5321, section 4.5.3.1. The domain may be an
 * internationalized one; quoted names, names beyond ASCII and IP addresses are refused.
 */
record EmailAddress(String value) {

	private static final int MOST = 254;

	private static final int MOST_BEFORE_THE_AT = 64;

	private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

	private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(\\." + ATOM + ")*");

	private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

	private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

	EmailAddress {
		if (value.isEmpty()) {
			throw InvalidEmailAddress.missing();
		}
		int at = value.indexOf('@');
		if (at < 1 || at != value.lastIndexOf('@')) {
			throw InvalidEmailAddress.withoutItsTwoSides();
		}
		if (at > MOST_BEFORE_THE_AT || value.length() > MOST) {
			throw InvalidEmailAddress.tooLong();
		}
		if (!DOT_ATOM.matcher(value.substring(0, at)).matches()) {
			throw InvalidEmailAddress.withAnotherName();
		}
		if (at + 1 + domain(value.substring(at + 1)).length() > MOST) {
			throw InvalidEmailAddress.tooLong();
		}
	}

	/**
	 * The one form that all spellings of the address have in common.
	 */
	String normalized() {
		int at = this.value.indexOf('@');
		return this.value.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain(this.value.substring(at + 1));
	}

	private static String domain(String name) {
		String ascii;
		try {
			ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			throw InvalidEmailAddress.withAnotherDomain();
		}
		if (!DOMAIN.matcher(ascii).matches()) {
			throw InvalidEmailAddress.withAnotherDomain();
		}
		return ascii;
	}

	/**
	 * Tells nothing, so that no address gets into a log.
	 */
	@Override
	public String toString() {
		return "EmailAddress";
	}

}

package dev.colophon.newsletter.address;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.ibm.icu.text.IDNA;

/**
 * An e-mail address as it was typed: a dot-atom (RFC 5322, section 3.2.3), an @ and the
 * name of a domain, within the lengths of RFC 5321, section 4.5.3.1. The domain may be an
 * internationalized one (UTS 46, as browsers read it); quoted names, names beyond ASCII
 * and IP addresses are refused.
 */
public record EmailAddress(String value) {

	private static final int MOST = 254;

	private static final int MOST_BEFORE_THE_AT = 64;

	private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

	private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(\\." + ATOM + ")*");

	private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

	private static final Pattern DOMAIN = Pattern.compile("(" + LABEL + "\\.)+(?![0-9]+$)" + LABEL);

	private static final IDNA NAMES = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES
			| IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.CHECK_CONTEXTO);

	/**
	 * Names that are registered all the same, and long domains have an error of their
	 * own.
	 */
	private static final Set<IDNA.Error> HARMLESS = EnumSet.of(IDNA.Error.HYPHEN_3_4, IDNA.Error.DOMAIN_NAME_TOO_LONG);

	public EmailAddress {
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
	 * The one form that all spellings of the address have in common: the domain in ASCII
	 * and small letters. What the name before the @ means is up to the domain (RFC 5321,
	 * section 2.4), so it stays as it is. This is also the form that mails are sent to.
	 */
	public String normalized() {
		int at = this.value.indexOf('@');
		return this.value.substring(0, at) + "@" + domain(this.value.substring(at + 1));
	}

	private static String domain(String name) {
		IDNA.Info info = new IDNA.Info();
		String ascii = NAMES.nameToASCII(name, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
		boolean isName = info.getErrors().stream().allMatch(HARMLESS::contains);
		if (!isName || !DOMAIN.matcher(ascii).matches()) {
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

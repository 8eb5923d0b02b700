package dev.colophon.newsletter.outbox;

/**
 * The mail server does not take a mail. The message is what it said, without addresses.
 */
class Refused extends Exception {

	private static final int MOST = 500;

	private final int code;

	private Refused(int code, String message) {
		super(message);
		this.code = code;
	}

	/**
	 * @param code the reply code of RFC 5321, section 4.2
	 */
	static Refused with(int code, String reply) {
		String text = reply.strip()
			.replaceAll("\\S*@\\S*", "(address)")
			.replaceAll("\\s+", " ")
			.replaceAll("\\p{Cc}", "");
		return new Refused(code, text.substring(0, Math.min(text.length(), MOST)));
	}

	boolean isForGood() {
		return this.code >= 500;
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}

package dev.colophon.newsletter.outbox;

/**
 * What is in a mail.
 *
 * @param recipient a valid address; internationalized domains as they were typed
 * @param subject one line
 * @param leavingToken what its recipient leaves with
 */
public record Letter(String recipient, String subject, String text, String html, String leavingToken) {

	/**
	 * Tells nothing, so that no address gets into a log.
	 */
	@Override
	public String toString() {
		return "Letter";
	}

}

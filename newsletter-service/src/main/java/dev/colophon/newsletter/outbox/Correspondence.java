package dev.colophon.newsletter.outbox;

import java.util.Collection;
import java.util.Map;

/**
 * Writes the mails of one kind when their turn has come, and not before: then it knows
 * who still wants them.
 */
public interface Correspondence {

	Kind kind();

	/**
	 * The letters, by the numbers of their mails. A mail without one is not sent.
	 */
	Map<Long, Letter> write(Collection<Waiting> mails);

}

package dev.colophon.newsletter.outbox;

import java.util.Locale;

/**
 * What a mail is for; the more urgent first.
 */
public enum Kind {

	CONFIRMATION, TEST, ISSUE;

	String column() {
		return name().toLowerCase(Locale.ROOT);
	}

}

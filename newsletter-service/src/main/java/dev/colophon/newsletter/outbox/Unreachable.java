package dev.colophon.newsletter.outbox;

/**
 * There is no mail server to talk to, or it went away in the middle of the conversation.
 */
class Unreachable extends Exception {

	Unreachable(String message) {
		super(message);
	}

	String reason() {
		return String.valueOf(getMessage());
	}

}

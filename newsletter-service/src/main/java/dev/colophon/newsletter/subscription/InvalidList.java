package dev.colophon.newsletter.subscription;

/**
 * A list that cannot be imported.
 */
class InvalidList extends RuntimeException {

	InvalidList(String message) {
		super(message);
	}

}

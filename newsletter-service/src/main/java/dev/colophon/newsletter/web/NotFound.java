package dev.colophon.newsletter.web;

/**
 * What was asked for is not here. The message is shown to programs; a person gets a page.
 */
public class NotFound extends RuntimeException {

	public NotFound(String message) {
		super(message);
	}

}

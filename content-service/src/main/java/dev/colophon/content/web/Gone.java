package dev.colophon.content.web;

/**
 * What was asked for is no longer here. The message is shown to whoever asked.
 */
public class Gone extends RuntimeException {

	public Gone(String message) {
		super(message);
	}

}

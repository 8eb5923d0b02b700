package dev.colophon.content.web;

/**
 * What was sent can be read, but cannot be. The message is shown to whoever sent it.
 */
public class UnprocessableContent extends RuntimeException {

	public UnprocessableContent(String message) {
		super(message);
	}

}

package dev.colophon.content.web;

/**
 * What was sent cannot be. The message is shown to whoever sent it.
 */
public class InvalidInput extends IllegalArgumentException {

	public InvalidInput(String message) {
		super(message);
	}

}

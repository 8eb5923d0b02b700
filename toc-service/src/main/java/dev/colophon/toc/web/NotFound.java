package dev.colophon.toc.web;

/**
 * What was asked for is not here. The message is shown to whoever asked.
 */
public class NotFound extends RuntimeException {

	public NotFound(String message) {
		super(message);
	}

}

package dev.colophon.content.web;

/**
 * What was asked for cannot be done as things are. The message is shown to whoever asked.
 */
public class Conflict extends RuntimeException {

	public Conflict(String message) {
		super(message);
	}

}

package dev.colophon.toc.web;

/**
 * What was sent is fine, but not beside what is there. The message is shown to whoever
 * sent it.
 */
public class Conflict extends RuntimeException {

	public Conflict(String message) {
		super(message);
	}

}

package dev.colophon.newsletter.content;

/**
 * The content-service does not say what changed.
 */
public class ContentUnavailable extends RuntimeException {

	ContentUnavailable(Throwable cause) {
		super("content-service does not say what changed: " + cause.getClass().getSimpleName(), cause);
	}

}

package dev.colophon.gateway.upstream;

/**
 * What a log may have of a text with addresses of resources in it: a part that is as long
 * as a token may be one, and who reads it could use it.
 */
public final class LoggedText {

	private LoggedText() {
	}

	public static String of(Object text) {
		return text.toString().replaceAll("[A-Za-z0-9_-]{40,}", "(token)");
	}

}

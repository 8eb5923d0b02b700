package dev.colophon.gateway.upstream;

import java.io.IOException;

/**
 * What a service sent is not an answer in HTTP.
 */
final class BrokenAnswer extends IOException implements ServiceFailure {

	BrokenAnswer(Exception cause) {
		// Not as a cause, because the HTTP client says the same of requests.
		super("The head of the answer is broken: " + cause.getMessage());
	}

}

package dev.colophon.gateway.web;

import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

import org.springframework.core.NestedExceptionUtils;

/**
 * Tells failures that a client has caused, by what it sent or did not send, from all
 * others.
 */
public final class ClientFailures {

	private ClientFailures() {
	}

	/**
	 * The status code that such a failure is answered with; none for any other failure.
	 */
	public static OptionalInt status(Throwable failure) {
		return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
			case HttpException refusal -> OptionalInt.of(refusal.getCode());
			// Jetty's, where a body comes too slowly or not at all.
			case TimeoutException late -> OptionalInt.of(HttpStatus.REQUEST_TIMEOUT_408);
			default -> OptionalInt.empty();
		};
	}

}

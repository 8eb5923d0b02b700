package dev.colophon.gateway.limit;

import java.io.IOException;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;

/**
 * The body of a request could not be read. It has no cause, so that nobody takes a
 * client's broken connection for a service's.
 */
final class RequestBodyFailure extends IOException implements HttpException {

	RequestBodyFailure(Object reason) {
		super("The body of the request cannot be read: " + reason);
	}

	@Override
	public int getCode() {
		return HttpStatus.BAD_REQUEST_400;
	}

	@Override
	public String getReason() {
		return "The body of the request cannot be read";
	}

}

package dev.colophon.gateway.upstream;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;

/**
 * Tells whether a call failed because there was no connection, or the one there was broke
 * before an answer began: the reasons to try again elsewhere.
 */
final class ConnectionFailure {

	private ConnectionFailure() {
	}

	static boolean isIn(@Nullable Throwable failure) {
		// A call that was cancelled looks like one whose connection broke.
		if (failure == null || Thread.currentThread().isInterrupted()) {
			return false;
		}
		return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
			case ConnectException connect -> true;
			case ConnectTimeoutException timeout -> true;
			case UnknownHostException unknown -> true;
			case NoRouteToHostException unroutable -> true;
			case NoHttpResponseException silent -> true;
			case ConnectionClosedException closed -> true;
			case SocketException broken -> true;
			default -> false;
		};
	}

}

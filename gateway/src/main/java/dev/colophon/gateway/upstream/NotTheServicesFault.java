package dev.colophon.gateway.upstream;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.function.Predicate;

import javax.net.ssl.SSLException;

import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;

import org.springframework.core.NestedExceptionUtils;

/**
 * Failures that tell nothing of a service's health, and do not count for its breaker: all
 * but those that are known to be the service's. Whatever else goes wrong with a call may
 * have been caused by what was asked for, and who asks for it again and again must not
 * take the service from everybody. Neither are these good calls, so that they do not keep
 * a breaker closed.
 */
public class NotTheServicesFault implements Predicate<Throwable> {

	@Override
	public boolean test(Throwable failure) {
		return switch (NestedExceptionUtils.getMostSpecificCause(failure)) {
			case Unsuitable unsuitable -> true;
			case ServiceFailure failed -> false;
			case ConnectionRequestTimeoutException busy -> true;
			case SocketException broken -> false;
			case UnknownHostException unknown -> false;
			case SSLException insecure -> false;
			case NoHttpResponseException silent -> false;
			case ConnectionClosedException closed -> false;
			case MalformedChunkCodingException malformed -> false;
			// A deadline of the client's, or that of the page.
			case InterruptedIOException late -> false;
			case InterruptedException late -> false;
			default -> true;
		};
	}

}

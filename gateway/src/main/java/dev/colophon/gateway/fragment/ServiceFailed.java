package dev.colophon.gateway.fragment;

import dev.colophon.gateway.upstream.ServiceFailure;

/**
 * A service answered, but not with anything that a page can be made from.
 */
public class ServiceFailed extends RuntimeException implements ServiceFailure {

	ServiceFailed(String message) {
		super(message);
	}

}

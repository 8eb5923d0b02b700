package dev.colophon.gateway.fragment;

/**
 * A service answered, but not with anything that a page can be made from.
 */
public class ServiceFailed extends RuntimeException {

	ServiceFailed(String message) {
		super(message);
	}

}

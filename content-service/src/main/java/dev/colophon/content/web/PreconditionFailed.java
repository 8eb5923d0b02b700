package dev.colophon.content.web;

/**
 * A write was meant for something that is no longer as its writer knew it.
 */
class PreconditionFailed extends RuntimeException {

	PreconditionFailed(String message) {
		super(message);
	}

}

package dev.colophon.content.web;

/**
 * A write that does not say what it is meant to replace (RFC 6585, section 3).
 */
class PreconditionRequired extends RuntimeException {

	PreconditionRequired() {
		super("Say what you replace: If-Match with the ETag that you read, or If-None-Match: * to create.");
	}

}

package dev.colophon.toc.web;

/**
 * A write that would overwrite whatever is there by now (RFC 6585, section 3).
 */
class PreconditionRequired extends RuntimeException {

	PreconditionRequired() {
		super("Say in If-Match what you have read: the ETag of the contents, or of the entry.");
	}

}

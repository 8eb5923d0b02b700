package dev.colophon.toc.web;

/**
 * Somebody else was faster.
 */
class PreconditionFailed extends RuntimeException {

	PreconditionFailed() {
		super("It has changed since you read it. Read it again, and repeat what you wanted with its new ETag.");
	}

}

package dev.colophon.newsletter.web;

/**
 * A page of another site makes its readers send something here.
 */
class ForeignOrigin extends RuntimeException {

	ForeignOrigin() {
		super("This is taken from this site, and not from the pages of others.");
	}

}

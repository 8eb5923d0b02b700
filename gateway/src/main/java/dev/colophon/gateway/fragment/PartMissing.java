package dev.colophon.gateway.fragment;

import dev.colophon.gateway.upstream.Unsuitable;

/**
 * A service answered with a document, but not with one that has what a page needs of it.
 */
public class PartMissing extends ServiceFailed implements Unsuitable {

	PartMissing(String message) {
		super(message);
	}

}

package dev.colophon.gateway.fragment;

import dev.colophon.gateway.upstream.Unsuitable;

/**
 * A service answered, but with nothing that a page needs. It may be the address, which a
 * reader chose.
 */
public class PartMissing extends ServiceFailed implements Unsuitable {

	PartMissing(String message) {
		super(message);
	}

}

package dev.colophon.gateway.page;

import java.time.Duration;
import java.time.Instant;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.fragment.Kept;
import dev.colophon.gateway.fragment.Piece;
import dev.colophon.gateway.fragment.Source;
import dev.colophon.gateway.fragment.State;

/**
 * Pieces of pages that nobody was asked for.
 */
final class TestPieces {

	private TestPieces() {
	}

	static Source source(String service) {
		return new Source(service, "/", "/api", false, (etag) -> Answer.of(200, null, Fragment.NONE));
	}

	static Piece missing(String service, Duration waited) {
		return new Piece(source(service), State.STUB, null, waited, 0);
	}

	/**
	 * A piece whose call began at zero and took some time.
	 */
	static Piece there(String service, State state, Duration took, Duration waited) {
		Kept kept = new Kept(Answer.of(200, null, Fragment.NONE), Instant.EPOCH, 0, took, false, null);
		return new Piece(source(service), state, kept, waited, 0);
	}

}

package dev.colophon.gateway.page;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.fragment.Piece;
import dev.colophon.gateway.fragment.State;

/**
 * All parts of a page by name, and which services wrote them.
 */
class Parts {

	private final Map<String, String> html = new HashMap<>();

	private final Map<String, Piece> pieces = new HashMap<>();

	private final Set<String> writers = new LinkedHashSet<>();

	private final Set<String> silent = new LinkedHashSet<>();

	private final Set<String> missing = new LinkedHashSet<>();

	/**
	 * Adds what a service wrote, or what the gateway has itself where it wrote nothing. A
	 * part that is there already stays: no service can replace what comes before it, the
	 * primary first of all.
	 */
	void add(Piece piece, Fragment stub) {
		String service = piece.source().service();
		Fragment fragment = (piece.state() == State.STUB) ? stub : piece.fragment();
		fragment.parts().forEach((name, part) -> {
			if (this.html.putIfAbsent(name, part) == null) {
				this.pieces.put(name, piece);
			}
		});
		switch (piece.state()) {
			case STUB -> this.missing.add(service);
			case LAST_GOOD -> this.silent.add(service);
			default -> {
			}
		}
		if (piece.state() != State.STUB && !fragment.parts().isEmpty()) {
			this.writers.add(service);
		}
	}

	/**
	 * Puts what the gateway has to say itself, whatever is there.
	 */
	void replace(Fragment own) {
		this.html.putAll(own.parts());
		own.parts().keySet().forEach(this.pieces::remove);
	}

	Map<String, String> html() {
		return this.html;
	}

	/**
	 * What came of the call that brought a part, by the part's name. Parts of the
	 * gateway's own are not among them.
	 */
	Map<String, Piece> pieces() {
		return this.pieces;
	}

	/**
	 * The services that wrote what is on the page.
	 */
	Set<String> writers() {
		return this.writers;
	}

	/**
	 * The services that do not answer, but whose last good answer is on the page.
	 */
	Set<String> silent() {
		return this.silent;
	}

	/**
	 * The services that do not answer, and of which there is nothing to show.
	 */
	Set<String> missing() {
		return this.missing;
	}

}

package dev.colophon.gateway.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.fragment.Piece;
import org.jspecify.annotations.Nullable;

/**
 * What came of the calls for a page.
 *
 * @param primary the primary part, if the page has one
 * @param others the other parts, each for the call at its place
 */
record Assembly(@Nullable Piece primary, List<Call> calls, List<Piece> others) {

	/**
	 * The answer of the primary part, if it came.
	 */
	Optional<Answer> answer() {
		return Optional.ofNullable(this.primary).map(Piece::answer);
	}

	List<Piece> pieces() {
		return Stream.concat(Stream.ofNullable(this.primary), this.others.stream()).toList();
	}

	/**
	 * The parts of the page, with stubs for those that are missing.
	 */
	Parts parts() {
		Parts parts = new Parts();
		if (this.primary != null) {
			parts.add(this.primary, Fragment.NONE);
		}
		for (int i = 0; i < this.others.size(); i++) {
			parts.add(this.others.get(i), this.calls.get(i).stub());
		}
		return parts;
	}

}

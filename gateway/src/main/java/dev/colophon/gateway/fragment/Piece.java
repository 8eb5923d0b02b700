package dev.colophon.gateway.fragment;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What came of asking a source for a page.
 *
 * @param kept the answer, unless there is none
 * @param waited how long the page waited for it
 * @param goodUntil the reading of the ticker from which on it has to be asked for again
 */
public record Piece(Source source, State state, @Nullable Kept kept, Duration waited, long goodUntil) {

	public @Nullable Answer answer() {
		return (this.kept != null) ? this.kept.answer() : null;
	}

	/**
	 * The parts that the answer brought; none where there was no answer.
	 */
	public Fragment fragment() {
		return (this.kept != null) ? this.kept.answer().fragment() : Fragment.NONE;
	}

	/**
	 * Whether the very same words of the same state are in the other one.
	 */
	public boolean saysTheSameAs(Piece other) {
		return fragment() == other.fragment() && isSecondBest() == other.isSecondBest();
	}

	/**
	 * Whether the page has to say that the service does not answer.
	 */
	public boolean isSecondBest() {
		return this.state == State.LAST_GOOD || this.state == State.STUB;
	}

}

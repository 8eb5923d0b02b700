package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.colophon.gateway.fragment.Piece;
import org.jspecify.annotations.Nullable;

/**
 * A page that was assembled, with what it was made from.
 */
final class SeenPage {

	private static final Duration MOMENT = Duration.ofMillis(500);

	private final Outline outline;

	private final Page page;

	private final List<Piece> pieces;

	private final long goodUntil;

	private final Timing timing;

	private final AtomicBoolean begun = new AtomicBoolean();

	private final @Nullable FieldsAndBytes[] ready = new @Nullable FieldsAndBytes[Encoding.values().length];

	SeenPage(Outline outline, Page page, List<Piece> pieces) {
		this.outline = outline;
		this.page = page;
		this.pieces = pieces;
		this.goodUntil = pieces.stream()
			.mapToLong(Piece::goodUntil)
			.reduce((a, b) -> (a - b < 0) ? a : b)
			.orElseThrow();
		this.timing = Timing.fromMemory(pieces);
	}

	Outline outline() {
		return this.outline;
	}

	Page page() {
		return this.page;
	}

	/**
	 * How it is made when it is served from memory.
	 */
	Timing timing() {
		return this.timing;
	}

	/**
	 * All that goes over the network, made when a reader first asks for the encoding.
	 */
	FieldsAndBytes ready(Encoding encoding) {
		FieldsAndBytes made = this.ready[encoding.ordinal()];
		if (made == null) {
			made = FieldsAndBytes.of(Reply.of(this.page, this.timing, encoding, null));
			this.ready[encoding.ordinal()] = made;
		}
		return made;
	}

	/**
	 * Whether a reader has this page already.
	 */
	boolean isKnownTo(String ifNoneMatch, Encoding encoding) {
		return this.page.body(encoding).isKnownTo(ifNoneMatch);
	}

	/**
	 * The same page, for when there is no time to ask anybody; none if it is too old for
	 * that.
	 */
	Optional<SeenPage> unasked(long now) {
		return this.pieces.stream().allMatch((piece) -> piece.mayServeUnasked(now))
				? Optional.of(new SeenPage(this.outline, this.page, this.pieces.stream().map(Piece::unasked).toList()))
				: Optional.empty();
	}

	List<Piece> pieces() {
		return this.pieces;
	}

	/**
	 * Whether somebody else has begun to assemble the page anew, and so short ago that it
	 * will do until then. The first one to ask is told that it is not.
	 */
	boolean isLeftToAnother(long now) {
		return now - this.goodUntil < MOMENT.toNanos() && !this.begun.compareAndSet(false, true);
	}

	boolean isGoodAt(long now) {
		return now - this.goodUntil < 0;
	}

	boolean isMadeFrom(List<Piece> others) {
		if (this.pieces.size() != others.size()) {
			return false;
		}
		for (int i = 0; i < others.size(); i++) {
			if (!this.pieces.get(i).saysTheSameAs(others.get(i))) {
				return false;
			}
		}
		return true;
	}

}

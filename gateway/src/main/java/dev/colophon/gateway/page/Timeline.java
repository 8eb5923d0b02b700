package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.colophon.gateway.fragment.Kept;
import dev.colophon.gateway.fragment.Piece;

/**
 * A drawing of the calls for a page, each a bar from when all began to when it was
 * answered. Those that were made for an earlier reader are told apart.
 *
 * @param height of the drawing, in its units
 * @param end what the right end of the scale stands for
 */
record Timeline(List<Bar> bars, int height, String end) {

	private static final int LEFT = 190;

	private static final int WIDTH = 330;

	private static final int ROW = 30;

	/**
	 * One call.
	 *
	 * @param kind a word for the style sheet: {@code now}, {@code earlier} or
	 * {@code failed}
	 */
	record Bar(String service, int y, int textY, int width, int textX, String kind, String label) {
	}

	static Timeline of(List<Piece> pieces, long now) {
		Duration longest = pieces.stream().map(Timeline::length).max(Duration::compareTo).orElse(Duration.ZERO);
		double end = Math.max(longest.toNanos(), 1_000_000);
		List<Bar> bars = new ArrayList<>();
		for (Piece piece : pieces) {
			int y = 8 + bars.size() * ROW;
			int width = Math.max((int) Math.round(WIDTH * length(piece).toNanos() / end), 3);
			bars.add(new Bar(piece.source().service(), y, y + 14, width, LEFT + width + 8, kind(piece),
					label(piece, now)));
		}
		return new Timeline(bars, 8 + bars.size() * ROW, XRays.words(Duration.ofNanos((long) end)));
	}

	private static Duration length(Piece piece) {
		Kept kept = piece.kept();
		return (kept != null && piece.waited().isZero()) ? kept.took() : piece.waited();
	}

	private static String kind(Piece piece) {
		if (piece.isSecondBest()) {
			return "failed";
		}
		return piece.waited().isZero() ? "earlier" : "now";
	}

	private static String label(Piece piece, long now) {
		Kept kept = piece.kept();
		String time = XRays.words(length(piece));
		if (kept == null || !piece.waited().isZero()) {
			return time + ", " + piece.state().word();
		}
		return time + ", " + XRays.words(Duration.ofNanos(kept.age(now))) + " ago: " + piece.state().word();
	}

}

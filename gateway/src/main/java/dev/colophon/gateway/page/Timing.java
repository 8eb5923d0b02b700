package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.colophon.gateway.fragment.Piece;
import dev.colophon.gateway.fragment.State;

/**
 * How a page was made, as {@code Server-Timing} says it: for each service how long the
 * page waited for it, and the state of the worst of its parts.
 *
 * @param state the worst state of all parts
 * @param header the value of the header
 */
record Timing(State state, String header) {

	private record Share(Duration waited, State state) {

		static Share of(Piece piece) {
			return new Share(piece.waited(), piece.state());
		}

		Share and(Share other) {
			return new Share((this.waited.compareTo(other.waited) < 0) ? other.waited : this.waited,
					(this.state.compareTo(other.state) < 0) ? other.state : this.state);
		}

		String entry(String service) {
			long tenths = Math.round(this.waited.toNanos() / 1e5);
			return service + ";dur=" + tenths / 10 + "." + tenths % 10 + ";desc=\"" + this.state.word() + "\"";
		}

	}

	static Timing of(List<Piece> pieces) {
		return of(shares(pieces));
	}

	/**
	 * The timing of a page that waits for nobody: what was fresh when it was assembled
	 * has been so since.
	 */
	static Timing fromMemory(List<Piece> pieces) {
		Map<String, Share> shares = shares(pieces);
		shares.replaceAll((service, share) -> new Share(Duration.ZERO,
				(share.state() == State.REVALIDATED) ? State.FRESH : share.state()));
		return of(shares);
	}

	private static Map<String, Share> shares(List<Piece> pieces) {
		Map<String, Share> shares = new LinkedHashMap<>();
		pieces.forEach((piece) -> shares.merge(piece.source().service(), Share.of(piece), Share::and));
		return shares;
	}

	private static Timing of(Map<String, Share> shares) {
		State worst = shares.values().stream().map(Share::state).max(State::compareTo).orElse(State.FRESH);
		String header = shares.entrySet()
			.stream()
			.map((share) -> share.getValue().entry(share.getKey()))
			.collect(Collectors.joining(", "));
		return new Timing(worst, header);
	}

}

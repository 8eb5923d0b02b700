package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a page that is there, or is being asked for.
 */
public final class Pending {

	private final CompletableFuture<Kept> answer;

	private final Function<@Nullable Kept, Piece> outcome;

	private final boolean immediate;

	private final boolean fallback;

	/**
	 * A piece that is being asked for.
	 * @param outcome makes the piece from the answer, if one came
	 * @param fallback whether there is an answer from before that may do
	 */
	Pending(CompletableFuture<Kept> answer, Function<@Nullable Kept, Piece> outcome, boolean fallback) {
		this(answer, outcome, fallback, false);
	}

	private Pending(CompletableFuture<Kept> answer, Function<@Nullable Kept, Piece> outcome, boolean fallback,
			boolean immediate) {
		this.answer = answer;
		this.outcome = outcome;
		this.fallback = fallback;
		this.immediate = immediate;
	}

	static Pending of(Kept there, Piece piece) {
		return new Pending(CompletableFuture.completedFuture(there), (kept) -> piece, true, true);
	}

	/**
	 * Whether nobody has to wait for it.
	 */
	public boolean isImmediate() {
		return this.immediate;
	}

	/**
	 * Whether there will be something good even if the service does not answer.
	 */
	public boolean hasFallback() {
		return this.fallback;
	}

	/**
	 * The piece, however good it is by then.
	 */
	public Piece await(Duration longest) {
		try {
			return this.outcome.apply(this.answer.get(Math.max(longest.toNanos(), 0), TimeUnit.NANOSECONDS));
		}
		catch (TimeoutException | ExecutionException ex) {
			return this.outcome.apply(null);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return this.outcome.apply(null);
		}
	}

}

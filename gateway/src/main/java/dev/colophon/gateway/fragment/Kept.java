package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An answer that is kept, and what is known of it. Times are readings of the ticker, in
 * nanoseconds; those of the calls are when they began, so that an answer is never taken
 * for younger than it is (RFC 9111, section 4.2.3).
 *
 * @param since when this state of the resource came here
 * @param askedAt when the service was last asked with success
 * @param took how long that took
 * @param revalidated whether it said then that nothing had changed
 * @param failedAt when asking again failed, if that is what was last tried
 */
public record Kept(Answer answer, Instant since, long askedAt, Duration took, boolean revalidated,
		@Nullable Long failedAt) {

	private static final Duration CALM = Duration.ofSeconds(2);

	private static final Duration PAUSE = Duration.ofMillis(250);

	Kept revalidatedAt(long asked, Duration duration, Answer notModified) {
		Freshness stated = notModified.freshness().storable() ? notModified.freshness() : this.answer.freshness();
		Answer current = new Answer(this.answer.status(), this.answer.location(), this.answer.fragment(),
				this.answer.etag(), stated, notModified.origin());
		return new Kept(current, this.since, asked, duration, true, null);
	}

	Kept failedAt(long now) {
		return new Kept(this.answer, this.since, this.askedAt, this.took, this.revalidated, now);
	}

	boolean isFailing() {
		return this.failedAt != null;
	}

	/**
	 * Whether it failed so short ago that a reader need not wait for another try.
	 */
	boolean hasJustFailed(long now) {
		return this.failedAt != null && now - this.failedAt < CALM.toNanos();
	}

	/**
	 * Whether it is time to try again.
	 */
	boolean mayBeTriedAgain(long now) {
		return this.failedAt == null || now - this.failedAt >= PAUSE.toNanos();
	}

	boolean isFresh(long now) {
		return age(now) < freshNanos();
	}

	boolean mayServeWhileRevalidated(long now) {
		return age(now) < freshNanos() + this.answer.freshness().whileRevalidated().toNanos();
	}

	boolean mayServeIfError(long now) {
		return age(now) < freshNanos() + this.answer.freshness().ifError().toNanos();
	}

	/**
	 * The time at which it stops being fresh.
	 */
	long freshUntil() {
		return this.askedAt + freshNanos();
	}

	/**
	 * How long ago the service last said that it is right, in nanoseconds.
	 */
	public long age(long now) {
		return now - this.askedAt;
	}

	private long freshNanos() {
		return this.answer.freshness().fresh().toNanos();
	}

}

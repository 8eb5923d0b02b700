package dev.colophon.gateway.limit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.bucket4j.Bucket;

/**
 * The passwords that one client tries. One whose outcome is open counts as wrong until it
 * is known: who tries many at once has no more tries, and who knows the right one only
 * waits for its others.
 */
final class Tries {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final Bucket wrong;

	private int underWay;

	Tries(Limits.Rate rate) {
		this.wrong = rate.bucket();
	}

	/**
	 * Begins a try.
	 * @return whether there is one left; if so, it has to be ended
	 */
	synchronized boolean begin() throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (this.wrong.getAvailableTokens() <= this.underWay) {
			long left = end - System.nanoTime();
			if (this.underWay == 0 || left <= 0) {
				return false;
			}
			TimeUnit.NANOSECONDS.timedWait(this, left);
		}
		this.underWay++;
		return true;
	}

	synchronized void end(boolean isWrong) {
		this.underWay--;
		if (isWrong) {
			this.wrong.consumeIgnoringRateLimits(1);
		}
		notifyAll();
	}

	/**
	 * How long it takes until there is one more.
	 */
	Duration pause() {
		return Duration.ofNanos(this.wrong.estimateAbilityToConsume(1).getNanosToWaitForRefill());
	}

}

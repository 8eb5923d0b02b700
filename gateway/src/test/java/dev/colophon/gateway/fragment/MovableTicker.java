package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * A ticker that a test can move on.
 */
public final class MovableTicker implements Ticker {

	private final LongSupplier clock;

	private final AtomicLong moved = new AtomicLong();

	private MovableTicker(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * One that stands still by itself.
	 */
	public static MovableTicker still() {
		return new MovableTicker(() -> Long.MAX_VALUE - Duration.ofHours(1).toNanos());
	}

	/**
	 * One that also goes with the time.
	 */
	public static MovableTicker running() {
		return new MovableTicker(System::nanoTime);
	}

	public void move(Duration time) {
		this.moved.addAndGet(time.toNanos());
	}

	@Override
	public long read() {
		return this.clock.getAsLong() + this.moved.get();
	}

}

package dev.colophon.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Notices when the whole machine is too busy: then times that were taken say nothing.
 */
public class Heartbeat implements AutoCloseable {

	private static final Duration BEAT = Duration.ofMillis(10);

	private final Thread thread = Thread.ofPlatform().daemon().start(this::beat);

	private volatile Duration longestPause = Duration.ZERO;

	private void beat() {
		long last = System.nanoTime();
		while (!Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(BEAT.toNanos());
			long now = System.nanoTime();
			Duration pause = Duration.ofNanos(now - last);
			this.longestPause = (pause.compareTo(this.longestPause) > 0) ? pause : this.longestPause;
			last = now;
		}
	}

	/**
	 * The longest time for which it did not beat.
	 */
	public Duration longestPause() {
		return this.longestPause;
	}

	@Override
	public void close() {
		this.thread.interrupt();
	}

}

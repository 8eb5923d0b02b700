package dev.colophon.content.site;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells each second how far an import is.
 */
final class Progress {

	private static final Logger log = LoggerFactory.getLogger(Progress.class);

	private static final Duration SILENCE = Duration.ofSeconds(1);

	private final int total;

	private int done;

	private long told = System.nanoTime();

	Progress(int total) {
		this.total = total;
	}

	synchronized void step() {
		this.done++;
		if (System.nanoTime() - this.told > SILENCE.toNanos()) {
			this.told = System.nanoTime();
			log.info("Imported {} of {} files", this.done, this.total);
		}
	}

}

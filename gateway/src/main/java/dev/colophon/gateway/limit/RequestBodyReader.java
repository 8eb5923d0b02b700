package dev.colophon.gateway.limit;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import dev.colophon.gateway.web.ClientFailures;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a small body, or the beginning of a larger one, within a deadline and without a
 * thread that waits.
 */
final class RequestBodyReader {

	private final Request request;

	private final int most;

	private final Semaphore memory;

	private final Outcome outcome;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private Scheduler.@Nullable Task deadline;

	private boolean isDone;

	/**
	 * Makes a reader.
	 * @param most how many bytes a small body has at most
	 * @param memory a permit for each byte that may be in memory; the outcome has to
	 * release those that were acquired
	 */
	RequestBodyReader(Request request, int most, Semaphore memory, Outcome outcome) {
		this.request = request;
		this.most = most;
		this.memory = memory;
		this.outcome = outcome;
	}

	/**
	 * Is told how it ended: one of the methods is called, once.
	 */
	interface Outcome {

		/**
		 * The body was read.
		 * @param beginning what was read of it
		 * @param isWhole whether that is all
		 */
		void read(byte[] beginning, boolean isWhole);

		/**
		 * The body was not read.
		 * @param status the status code that says why
		 * @param taken how many permits were acquired
		 */
		void refused(int status, int taken);

	}

	void start(Duration longest) {
		synchronized (this) {
			this.deadline = this.request.getComponents().getScheduler().schedule(this::giveUp, longest);
		}
		read();
	}

	private void read() {
		Runnable done = readAvailable();
		if (done != null) {
			done.run();
		}
	}

	private synchronized @Nullable Runnable readAvailable() {
		while (!this.isDone) {
			Content.Chunk chunk = this.request.read();
			if (chunk == null) {
				this.request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, this::read));
				return null;
			}
			Runnable done = append(chunk);
			if (done != null) {
				return done;
			}
		}
		return null;
	}

	private @Nullable Runnable append(Content.Chunk chunk) {
		int before = this.bytes.size();
		if (Content.Chunk.isFailure(chunk)) {
			int status = ClientFailures.status(chunk.getFailure()).orElse(HttpStatus.BAD_REQUEST_400);
			return done(() -> this.outcome.refused(status, before));
		}
		if (!this.memory.tryAcquire(chunk.remaining())) {
			chunk.release();
			return done(() -> this.outcome.refused(HttpStatus.SERVICE_UNAVAILABLE_503, before));
		}
		this.bytes.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
		boolean isLast = chunk.isLast();
		chunk.release();
		return (isLast || this.bytes.size() > this.most)
				? done(() -> this.outcome.read(this.bytes.toByteArray(), isLast)) : null;
	}

	private Runnable done(Runnable next) {
		this.isDone = true;
		if (this.deadline != null) {
			this.deadline.cancel();
		}
		return next;
	}

	private void giveUp() {
		synchronized (this) {
			if (this.isDone) {
				return;
			}
			this.isDone = true;
		}
		this.outcome.refused(HttpStatus.REQUEST_TIMEOUT_408, this.bytes.size());
	}

}

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
 * Reads the body of a request, or the beginning of one that is not small. No thread waits
 * for what has not come yet, and it does not wait for ever.
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
	 * @param most how many bytes are a small body, at most
	 * @param memory how many bytes may be taken; what is taken has to be given back by
	 * whoever is told of the outcome
	 */
	RequestBodyReader(Request request, int most, Semaphore memory, Outcome outcome) {
		this.request = request;
		this.most = most;
		this.memory = memory;
		this.outcome = outcome;
	}

	/**
	 * What comes of it. One of these is called once.
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
		 * @param status why
		 * @param taken how many bytes were taken
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

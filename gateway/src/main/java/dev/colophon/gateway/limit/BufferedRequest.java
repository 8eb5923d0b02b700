package dev.colophon.gateway.limit;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;

import dev.colophon.gateway.web.ClientFailures;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been read already, as a whole or in part. The rest is read
 * while the request is handled, until its time is over.
 */
final class BufferedRequest extends Request.Wrapper {

	private final byte[] beginning;

	private final boolean isWhole;

	private final AtomicReference<@Nullable Runnable> demand = new AtomicReference<>();

	private volatile boolean isLate;

	private boolean isBeginningRead;

	private BufferedRequest(Request request, byte[] beginning, boolean isWhole) {
		super(request);
		this.beginning = beginning;
		this.isWhole = isWhole;
	}

	/**
	 * A request whose body is there as a whole.
	 */
	static BufferedRequest whole(Request request, byte[] body) {
		return new BufferedRequest(request, body, true);
	}

	/**
	 * A request whose body goes on after its beginning.
	 */
	static BufferedRequest begun(Request request, byte[] beginning) {
		return new BufferedRequest(request, beginning, false);
	}

	/**
	 * Fails reads of the body from now on, and one that is waiting.
	 */
	void giveUp() {
		this.isLate = true;
		resume();
	}

	@Override
	public Content.@Nullable Chunk read() {
		if (!this.isBeginningRead) {
			this.isBeginningRead = true;
			if (this.isWhole || this.beginning.length > 0) {
				return Content.Chunk.from(ByteBuffer.wrap(this.beginning), this.isWhole);
			}
		}
		if (this.isWhole) {
			return Content.Chunk.EOF;
		}
		if (this.isLate) {
			return Content.Chunk.from(new HttpException.RuntimeException(HttpStatus.REQUEST_TIMEOUT_408));
		}
		Content.Chunk chunk = super.read();
		return (Content.Chunk.isFailure(chunk) && ClientFailures.status(chunk.getFailure()).isEmpty())
				? Content.Chunk.from(new RequestBodyFailure(chunk.getFailure()), chunk.isLast()) : chunk;
	}

	@Override
	public void demand(Runnable whenThereIsMore) {
		if (this.isWhole || !this.isBeginningRead) {
			getContext().execute(whenThereIsMore);
		}
		else {
			this.demand.set(whenThereIsMore);
			super.demand(this::resume);
			if (this.isLate) {
				resume();
			}
		}
	}

	private void resume() {
		Runnable waiting = this.demand.getAndSet(null);
		if (waiting != null) {
			waiting.run();
		}
	}

}

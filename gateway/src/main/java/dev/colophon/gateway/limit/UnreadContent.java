package dev.colophon.gateway.limit;

import java.time.Duration;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A request whose content may be left unread. Jetty closes a connection in the middle of
 * such content, which resets it, and the client that is still sending never sees why it
 * was refused (RFC 9112, section 9.6). Here what comes is read for a while after the
 * answer, and dropped.
 */
final class UnreadContent extends Request.Wrapper {

	private static final long MOST_BYTES = 20_000_000;

	private static final long MOST_NANOS = Duration.ofSeconds(2).toNanos();

	private final Callback callback;

	private volatile @Nullable Throwable tooLarge;

	private long bytes;

	private long start;

	/**
	 * Wraps a request that is going to be answered.
	 * @param callback is completed when the content is read or given up
	 */
	UnreadContent(Request request, Callback callback) {
		super(request);
		this.callback = callback;
	}

	/**
	 * What completes the answer to this request.
	 */
	Callback answered() {
		return Callback.from(() -> {
			this.start = System.nanoTime();
			discard();
		}, this.callback::failed);
	}

	/**
	 * Leaves the content for later.
	 */
	@Override
	public boolean consumeAvailable() {
		return true;
	}

	/**
	 * Fails those who read a content that is larger than it may be, but not the request:
	 * of that nothing could be read any more.
	 */
	@Override
	public void fail(Throwable failure) {
		if (failure instanceof HttpException http && http.getCode() == HttpStatus.PAYLOAD_TOO_LARGE_413) {
			this.tooLarge = failure;
		}
		else {
			super.fail(failure);
		}
	}

	@Override
	public Content.@Nullable Chunk read() {
		Throwable failure = this.tooLarge;
		return (failure != null) ? Content.Chunk.from(failure) : super.read();
	}

	@Override
	public void demand(Runnable whenThereIsMore) {
		if (this.tooLarge != null) {
			getContext().execute(whenThereIsMore);
		}
		else {
			super.demand(whenThereIsMore);
		}
	}

	private void discard() {
		Content.Chunk chunk = getWrapped().read();
		while (chunk != null && !chunk.isLast() && isWorthIt()) {
			this.bytes += chunk.remaining();
			chunk.release();
			chunk = getWrapped().read();
		}
		if (chunk == null && isWorthIt()) {
			getWrapped().demand(this::discard);
			return;
		}
		if (chunk != null) {
			chunk.release();
		}
		this.callback.succeeded();
	}

	private boolean isWorthIt() {
		return this.bytes < MOST_BYTES && System.nanoTime() - this.start < MOST_NANOS;
	}

}

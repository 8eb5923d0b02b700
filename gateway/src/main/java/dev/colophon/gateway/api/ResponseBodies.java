package dev.colophon.gateway.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Keeps slow readers from holding connections to a service. A small answer is read to its
 * end before it is passed on. A larger one keeps its connection until it has been passed
 * on, and there is a bound on these.
 */
final class ResponseBodies {

	private static final int MOST_BUFFERED = 32 * 1024;

	/**
	 * How long an answer is read before it is passed on as it comes.
	 */
	private static final long MOST_NANOS = Duration.ofMillis(500).toNanos();

	private static final int MOST_STREAMED = 100;

	private final Semaphore streams = new Semaphore(MOST_STREAMED);

	/**
	 * Reads an answer to its end if it is small, else its beginning.
	 * @return the answer to pass on; none if there is no room for it
	 * @throws ResourceAccessException if the answer breaks off
	 */
	@Nullable ServerResponse read(ServerRequest request, ServerResponse response) {
		InputStream body = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
		ClientHttpResponse answer = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_ATTR);
		if (body == null || answer == null) {
			return response;
		}
		try {
			ByteArrayOutputStream beginning = new ByteArrayOutputStream();
			boolean isWhole = readSome(body, beginning);
			InputStream buffered = new ByteArrayInputStream(beginning.toByteArray());
			if (isWhole) {
				MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR, buffered);
				return response;
			}
			if (!this.streams.tryAcquire()) {
				answer.close();
				return null;
			}
			Stream stream = new Stream(response, this.streams, new AtomicBoolean());
			MvcUtils.putAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR,
					stream.over(new SequenceInputStream(buffered, body)));
			return stream;
		}
		catch (IOException ex) {
			answer.close();
			throw new ResourceAccessException("The answer breaks off", ex);
		}
	}

	private static boolean readSome(InputStream body, ByteArrayOutputStream beginning) throws IOException {
		long start = System.nanoTime();
		byte[] buffer = new byte[8 * 1024];
		while (beginning.size() <= MOST_BUFFERED && System.nanoTime() - start < MOST_NANOS) {
			int count = body.read(buffer);
			if (count < 0) {
				return true;
			}
			beginning.write(buffer, 0, count);
		}
		return false;
	}

	/**
	 * Gives its place back once: when it has been passed on, or when its body is closed
	 * because something else is.
	 */
	private record Stream(ServerResponse response, Semaphore streams, AtomicBoolean isOver) implements ServerResponse {

		InputStream over(InputStream body) {
			return new FilterInputStream(body) {

				@Override
				public void close() throws IOException {
					end();
					super.close();
				}

			};
		}

		private void end() {
			if (this.isOver.compareAndSet(false, true)) {
				this.streams.release();
			}
		}

		@Override
		public HttpStatusCode statusCode() {
			return this.response.statusCode();
		}

		@Override
		public HttpHeaders headers() {
			return this.response.headers();
		}

		@Override
		public MultiValueMap<String, Cookie> cookies() {
			return this.response.cookies();
		}

		@Override
		public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
				throws ServletException, IOException {
			try {
				return this.response.writeTo(request, response, context);
			}
			finally {
				end();
			}
		}

	}

}

package dev.colophon.gateway.upstream;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;

/**
 * Reads the head of an answer to its end or not at all (RFC 9112, section 8). By itself
 * Apache's client takes the end of the stream for the end of the head, so that half a 304
 * would pass for a whole one.
 */
final class WholeHeads {

	/**
	 * A connection has three of them for as long as it is open. By default they have 32
	 * KB each, 20 MB for the connections of 64 pages at once.
	 */
	private static final Http1Config BUFFERS = Http1Config.custom().setBufferSize(8 * 1024).build();

	private WholeHeads() {
	}

	static HttpConnectionFactory<ManagedHttpClientConnection> connections() {
		return ManagedHttpClientConnectionFactory.builder()
			.http1Config(BUFFERS)
			.responseParserFactory((limits) -> new Parser())
			.build();
	}

	private static final class Parser extends DefaultHttpResponseParser {

		@Override
		public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream stream) throws IOException {
			try {
				ClassicHttpResponse response = super.parse(buffer, new Head(stream, buffer.length() > 0));
				if (response != null) {
					DefaultContentLengthStrategy.INSTANCE.determineLength(response);
				}
				return response;
			}
			catch (HttpException | MessageConstraintException ex) {
				throw new BrokenAnswer(ex);
			}
		}

	}

	private static final class Head extends FilterInputStream {

		private boolean begun;

		Head(InputStream stream, boolean begun) {
			super(stream);
			this.begun = begun;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = super.read(bytes, offset, length);
			if (count < 0 && this.begun) {
				throw new ConnectionClosedException("The head of the answer breaks off");
			}
			this.begun |= count > 0;
			return count;
		}

	}

}

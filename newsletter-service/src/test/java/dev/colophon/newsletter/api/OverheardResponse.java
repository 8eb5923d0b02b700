package dev.colophon.newsletter.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * A response that is sent as it is written, and kept as well.
 */
class OverheardResponse extends HttpServletResponseWrapper {

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private boolean forwarded;

	private boolean ended;

	private ServletOutputStream stream;

	private PrintWriter writer;

	OverheardResponse(HttpServletResponse response) {
		super(response);
	}

	/**
	 * Whether the server is to answer, who will come by once more for that.
	 */
	boolean isForwarded() {
		return this.forwarded;
	}

	/**
	 * Hands over what is written, without sending it: the server knows the length of what
	 * it has not sent yet.
	 */
	void end() {
		this.ended = true;
		if (this.writer != null) {
			this.writer.flush();
		}
	}

	String text() {
		return this.kept.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void sendError(int status) throws IOException {
		this.forwarded = true;
		super.sendError(status);
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		this.forwarded = true;
		super.sendError(status, message);
	}

	@Override
	public void reset() {
		this.kept.reset();
		super.reset();
	}

	@Override
	public void resetBuffer() {
		this.kept.reset();
		super.resetBuffer();
	}

	@Override
	public void flushBuffer() throws IOException {
		if (this.writer != null) {
			this.writer.flush();
		}
		super.flushBuffer();
	}

	@Override
	public ServletOutputStream getOutputStream() throws IOException {
		if (this.stream == null) {
			this.stream = new KeepingStream(super.getOutputStream());
		}
		return this.stream;
	}

	@Override
	public PrintWriter getWriter() throws IOException {
		if (this.writer == null) {
			String charset = getCharacterEncoding();
			super.setCharacterEncoding(charset);
			this.writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), charset));
		}
		return this.writer;
	}

	private final class KeepingStream extends ServletOutputStream {

		private final ServletOutputStream target;

		KeepingStream(ServletOutputStream target) {
			this.target = target;
		}

		@Override
		public void write(int value) throws IOException {
			this.target.write(value);
			OverheardResponse.this.kept.write(value);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.target.write(bytes, offset, length);
			OverheardResponse.this.kept.write(bytes, offset, length);
		}

		@Override
		public void flush() throws IOException {
			if (!OverheardResponse.this.ended) {
				this.target.flush();
			}
		}

		@Override
		public boolean isReady() {
			return this.target.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.target.setWriteListener(listener);
		}

	}

}

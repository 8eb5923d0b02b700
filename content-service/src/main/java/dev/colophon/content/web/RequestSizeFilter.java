package dev.colophon.content.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses content that is larger than anything that can be written here, before it fills
 * the memory (RFC 9110, section 15.5.14). Content of unknown length breaks off there, and
 * cannot be read.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1)
class RequestSizeFilter extends OncePerRequestFilter {

	static final int LARGEST = 10_000_000;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > LARGEST) {
			response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
			return;
		}
		boolean isLengthKnown = request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
		chain.doFilter(isLengthKnown ? request : new LimitedRequest(request), response);
	}

	private static final class LimitedRequest extends HttpServletRequestWrapper {

		LimitedRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new LimitedContent(super.getInputStream());
		}

	}

	private static final class LimitedContent extends ServletInputStream {

		private final ServletInputStream content;

		private int read;

		LimitedContent(ServletInputStream content) {
			this.content = content;
		}

		@Override
		public int read() throws IOException {
			int next = this.content.read();
			count((next < 0) ? 0 : 1);
			return next;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) throws IOException {
			int number = this.content.read(buffer, offset, length);
			count(Math.max(0, number));
			return number;
		}

		private void count(int bytes) throws IOException {
			this.read += bytes;
			if (this.read > LARGEST) {
				throw new IOException("The content is larger than " + LARGEST + " bytes");
			}
		}

		@Override
		public boolean isFinished() {
			return this.content.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.content.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.content.setReadListener(listener);
		}

	}

}

package dev.colophon.content.web;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a few large requests be read at the same time, and others wait: each takes many
 * times its length in memory until it is answered. Who may not write has been refused
 * before.
 */
@Component
@Order(0)
class LargeRequestFilter extends OncePerRequestFilter {

	private static final long LARGE = 100_000;

	private static final int AT_THE_SAME_TIME = 2;

	private static final int SECONDS_TO_WAIT = 20;

	private final Semaphore places = new Semaphore(AT_THE_SAME_TIME, true);

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		return length >= 0 && length <= LARGE || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (!isAdmitted()) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
			response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
			return;
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			this.places.release();
		}
	}

	private boolean isAdmitted() {
		try {
			return this.places.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

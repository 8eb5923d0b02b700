package dev.colophon.content.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets two large requests be read at the same time, and others wait: each takes many
 * times its length in memory until it is answered. Spring Security comes before, so
 * nobody but the editor takes a place or waits for one.
 */
@Component
@Order(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 2)
class LargeRequestFilter extends OncePerRequestFilter {

	/**
	 * The methods whose content is read. Content of other methods is ignored.
	 */
	private static final Set<String> METHODS = Set.of("PUT", "PATCH", "POST");

	private static final long LARGE = 100_000;

	private static final int AT_THE_SAME_TIME = 2;

	/**
	 * Less than callers wait for an answer, such as the gateway, which waits 5 seconds.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(4);

	private final Semaphore places = new Semaphore(AT_THE_SAME_TIME, true);

	private final Duration patience;

	LargeRequestFilter() {
		this(PATIENCE);
	}

	LargeRequestFilter(Duration patience) {
		this.patience = patience;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !METHODS.contains(request.getMethod()) || !isLarge(request);
	}

	/**
	 * Content whose length nobody knows beforehand may be large.
	 */
	private static boolean isLarge(HttpServletRequest request) {
		long length = request.getContentLengthLong();
		return length > LARGE || length < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
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
			return this.places.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

package dev.colophon.gateway.limit;

import java.io.IOException;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.colophon.gateway.web.Problems;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Slows down who guesses passwords (RFC 6585, section 4). What a password is worth only a
 * service knows: where it answers 401 to one, that was a wrong try. A client that has had
 * its tries is refused whatever it sends with a password, the right one too, and no
 * service is asked.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 4)
class WrongPasswords extends OncePerRequestFilter {

	private static final int MOST_CLIENTS = 100_000;

	private final Cache<Client, Tries> clients = Caffeine.newBuilder()
		.expireAfterAccess(Duration.ofHours(1))
		.maximumSize(MOST_CLIENTS)
		.build();

	private final Limits limits;

	private final MeterRegistry meters;

	WrongPasswords(Limits limits, MeterRegistry meters) {
		this.limits = limits;
		this.meters = meters;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) == null || !isForAService(request.getRequestURI());
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Tries tries = this.clients.get(Client.at(request.getRemoteAddr()),
				(client) -> new Tries(this.limits.passwords()));
		if (!isLeft(tries)) {
			refuse(tries, request, response);
			return;
		}
		boolean isWrong = false;
		try {
			chain.doFilter(request, response);
			isWrong = response.getStatus() == HttpStatus.UNAUTHORIZED.value();
		}
		finally {
			tries.end(isWrong);
		}
	}

	private static boolean isLeft(Tries tries) {
		try {
			return tries.begin();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private void refuse(Tries tries, HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.meters.counter("colophon.limited", "kind", "passwords").increment();
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tries.pause().toSeconds() + 1));
		request.setAttribute(Problems.DETAIL, "Too many wrong passwords came from your address.");
		response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
	}

	/**
	 * Segments are compared as the routes read them, decoded and without parameters.
	 */
	private static boolean isForAService(String path) {
		return PathContainer.parsePath(path)
			.elements()
			.stream()
			.filter(PathSegment.class::isInstance)
			.findFirst()
			.filter((segment) -> ((PathSegment) segment).valueToMatch().matches("api|newsletter"))
			.isPresent();
	}

}

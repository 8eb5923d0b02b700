package dev.colophon.gateway.limit;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 429 to a client that writes or searches too much (RFC 6585, section 4), and
 * says when to come back.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class RateLimits extends OncePerRequestFilter {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	private static final Set<String> SEARCHES = Set.of("/search.html", "/api/content/search");

	private static final Set<String> EDITED = Set.of("/api/content/", "/api/toc/", "/api/newsletter/issues",
			"/api/newsletter/sending", "/api/newsletter/subscriptions.csv", "/newsletter/admin");

	private static final String VISITS = "/visits";

	/**
	 * A mail service presses the button for all of its readers (RFC 8058), and who made
	 * the address up gets nowhere.
	 */
	private static final String LEAVING = "/newsletter/unsubscriptions/";

	private static final int MOST_CLIENTS = 100_000;

	private final Cache<Account, Bucket> buckets = Caffeine.newBuilder()
		.expireAfterAccess(Duration.ofHours(1))
		.maximumSize(MOST_CLIENTS)
		.build();

	private final Limits limits;

	private final MeterRegistry meters;

	RateLimits(Limits limits, MeterRegistry meters) {
		this.limits = limits;
		this.meters = meters;
	}

	private enum Kind {

		WRITES, EDITS, SEARCHES, VISITS;

		Limits.Rate rate(Limits limits) {
			return switch (this) {
				case WRITES -> limits.writes();
				case EDITS -> limits.edits();
				case SEARCHES -> limits.searches();
				case VISITS -> limits.visits();
			};
		}

	}

	private record Account(Client client, Kind kind) {
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Kind kind = kind(request);
		if (kind == null) {
			chain.doFilter(request, response);
			return;
		}
		Account account = new Account(Client.at(request.getRemoteAddr()), kind);
		ConsumptionProbe probe = this.buckets.get(account, this::bucket).tryConsumeAndReturnRemaining(1);
		if (probe.isConsumed()) {
			chain.doFilter(request, response);
			return;
		}
		this.meters.counter("colophon.limited", "kind", kind.name().toLowerCase()).increment();
		long seconds = Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1;
		response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
		response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
	}

	private static @Nullable Kind kind(HttpServletRequest request) {
		String path = request.getRequestURI();
		if (path.equals(VISITS)) {
			return Kind.VISITS;
		}
		if (path.startsWith(LEAVING)) {
			return null;
		}
		if (!SAFE.contains(request.getMethod())) {
			return isEdit(request, path) ? Kind.EDITS : Kind.WRITES;
		}
		return SEARCHES.contains(path) ? Kind.SEARCHES : null;
	}

	/**
	 * Whether nobody could write there without a right password. Where anybody may write,
	 * a password that nobody looks at earns no more.
	 */
	private static boolean isEdit(HttpServletRequest request, String path) {
		return request.getHeader(HttpHeaders.AUTHORIZATION) != null
				&& EDITED.stream().anyMatch((prefix) -> path.startsWith(prefix));
	}

	private Bucket bucket(Account account) {
		return account.kind().rate(this.limits).bucket();
	}

}

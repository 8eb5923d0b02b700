package dev.colophon.gateway.web;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers what pages of this site never do, so that they need not allow it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class SecurityHeaders extends OncePerRequestFilter {

	private static final String TRANSPORT = "Strict-Transport-Security";

	private static final String POLICY = String.join("; ", "default-src 'none'", "style-src 'self'", "img-src 'self'",
			"script-src 'self'", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
			"frame-ancestors 'none'");

	/**
	 * The headers, for those who answer before any filter is asked.
	 */
	public static final Map<String, String> ALL = Map.of("Content-Security-Policy", POLICY, "X-Content-Type-Options",
			"nosniff", "Referrer-Policy", "strict-origin-when-cross-origin");

	/**
	 * Resets a response, and sets the headers that all responses have.
	 */
	public static void reset(HttpServletResponse response) {
		String transport = response.getHeader(TRANSPORT);
		response.reset();
		ALL.forEach(response::setHeader);
		if (transport != null) {
			response.setHeader(TRANSPORT, transport);
		}
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		ALL.forEach(response::setHeader);
		chain.doFilter(request, response);
	}

}

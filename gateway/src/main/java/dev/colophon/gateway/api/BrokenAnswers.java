package dev.colophon.gateway.api;

import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

import dev.colophon.gateway.upstream.LoggedText;
import dev.colophon.gateway.web.Problems;
import dev.colophon.gateway.web.SecurityHeaders;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells a caller that the service failed where its answer breaks off and nothing of it
 * was passed on yet. Where something was, the connection is closed, so that nobody takes
 * the half for the whole.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class BrokenAnswers extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(BrokenAnswers.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			if (response.isCommitted() || !breaksOff(NestedExceptionUtils.getMostSpecificCause(ex))) {
				throw ex;
			}
			log.warn("{} {} broke off: {}", request.getMethod(), LoggedText.of(request.getRequestURI()),
					LoggedText.of(ex));
			SecurityHeaders.reset(response);
			response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
			response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
		}
	}

	private static boolean breaksOff(Throwable cause) {
		return cause instanceof ConnectionClosedException || cause instanceof MalformedChunkCodingException
				|| cause instanceof SocketException || cause instanceof SocketTimeoutException;
	}

}

package dev.colophon.newsletter.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs what fails after the controllers have done their part, mostly a template. Tomcat
 * would too, but when the trace is over.
 */
@Component
class UnrenderedAnswers extends OncePerRequestFilter {

	private static final Logger log = LoggerFactory.getLogger(UnrenderedAnswers.class);

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (response.isCommitted()) {
				throw ex;
			}
			if (ex.getCause() instanceof InvalidParameterException) {
				// Nobody who handles errors could read the parameters either.
				response.sendError(HttpServletResponse.SC_BAD_REQUEST);
				return;
			}
			log.error("Unexpected", ex);
			response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
		}
	}

}

package dev.colophon.gateway.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Hides the services' actuators, however a reader spells the way there: the segments are
 * compared as the services would read them, decoded and without parameters.
 */
@Component
class ActuatorStaysPrivate extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (leadsToActuator(PathContainer.parsePath(request.getRequestURI()))) {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		chain.doFilter(request, response);
	}

	private static boolean leadsToActuator(PathContainer path) {
		return path.elements()
			.stream()
			.anyMatch((element) -> element instanceof PathSegment segment
					&& segment.valueToMatch().equalsIgnoreCase("actuator"));
	}

}

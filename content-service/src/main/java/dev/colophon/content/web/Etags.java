package dev.colophon.content.web;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * A strong ETag from the bytes of each answer, and 304 to whoever has them already. HEAD
 * has the same headers as GET (RFC 9110, section 9.3.2), so it has the ETag too. Caches
 * are told that the answer depends on what was asked for.
 */
@Component
class Etags extends ShallowEtagHeaderFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
		super.doFilterInternal(request, response, chain);
	}

	@Override
	protected boolean isEligibleForEtag(HttpServletRequest request, HttpServletResponse response, int status,
			InputStream body) {
		return isFoundByHead(request, status) || super.isEligibleForEtag(request, response, status, body);
	}

	private static boolean isFoundByHead(HttpServletRequest request, int status) {
		return HttpMethod.HEAD.matches(request.getMethod()) && status == HttpStatus.OK.value();
	}

}

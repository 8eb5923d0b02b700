package dev.colophon.toc.web;

import java.io.InputStream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * A strong ETag from the bytes of each answer, and 304 to whoever has them already. HEAD
 * has the same headers as GET (RFC 9110, section 9.3.2), so it has the ETag too.
 */
@Component
class Etags extends ShallowEtagHeaderFilter {

	@Override
	protected boolean isEligibleForEtag(HttpServletRequest request, HttpServletResponse response, int status,
			InputStream body) {
		return isFoundByHead(request, status) || super.isEligibleForEtag(request, response, status, body);
	}

	private static boolean isFoundByHead(HttpServletRequest request, int status) {
		return HttpMethod.HEAD.matches(request.getMethod()) && status == HttpStatus.OK.value();
	}

}

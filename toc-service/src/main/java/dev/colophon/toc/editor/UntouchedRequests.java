package dev.colophon.toc.editor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.stereotype.Component;

/**
 * Leaves odd addresses, headers and methods to the resources, which answer them as they
 * do without credentials. A firewall would protect rules about paths from being deceived,
 * and there are none: what needs credentials is said by the method alone.
 */
@Component
class UntouchedRequests implements HttpFirewall {

	@Override
	public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
		return new FirewalledRequest(request) {

			@Override
			public void reset() {
				// There is nothing to take back.
			}

		};
	}

	@Override
	public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
		return response;
	}

}

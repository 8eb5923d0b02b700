package dev.colophon.gateway.api;

import java.net.URI;

import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The query of a request as it was sent (RFC 3986, section 3.4). Spring takes it apart
 * into parameters and cannot put every query together again: one with {@code =} in a
 * value not at all, others with other octets.
 */
final class RawQuery {

	private static final String ATTRIBUTE = RawQuery.class.getName();

	private RawQuery() {
	}

	/**
	 * Takes the query off a request, until it is known where that goes.
	 */
	static ServerRequest setAside(ServerRequest request) {
		String query = request.servletRequest().getQueryString();
		URI uri = UriComponentsBuilder.fromUri(request.uri()).replaceQuery(null).build(true).toUri();
		ServerRequest.Builder without = ServerRequest.from(request).uri(uri).params(MultiValueMap::clear);
		return ((query != null) ? without.attribute(ATTRIBUTE, query) : without).build();
	}

	/**
	 * Puts the query that was set aside behind the address that the request goes to.
	 */
	static URI append(URI address, ServerRequest request) {
		return request.attribute(ATTRIBUTE).map((query) -> URI.create(address + "?" + query)).orElse(address);
	}

}

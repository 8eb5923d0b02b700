package dev.colophon.gateway.newsletter;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Who sends a form, and from where: newsletter-service counts what one client sends, and
 * takes no forms from pages of other sites.
 *
 * @param address the IP address of the client
 * @param host the host that the client asked, with the port if it is not the usual one
 * @param scheme {@code http} or {@code https}
 * @param origin the header of RFC 6454, section 7, if there was one
 * @param fetchSite the header {@code Sec-Fetch-Site}, if there was one
 */
public record Sender(String address, String host, String scheme, @Nullable String origin, @Nullable String fetchSite) {

	private static final String FETCH_SITE = "Sec-Fetch-Site";

	public static Sender of(HttpServletRequest request) {
		boolean isUsualPort = request.getServerPort() == (request.isSecure() ? 443 : 80);
		return new Sender(request.getRemoteAddr(),
				request.getServerName() + (isUsualPort ? "" : ":" + request.getServerPort()), request.getScheme(),
				request.getHeader(HttpHeaders.ORIGIN), request.getHeader(FETCH_SITE));
	}

	/**
	 * The headers that a proxy adds.
	 */
	public Map<String, String> forwarded() {
		return Map.of("X-Forwarded-For", this.address, "X-Forwarded-Host", this.host, "X-Forwarded-Proto", this.scheme);
	}

	/**
	 * All headers that say it.
	 */
	Map<String, Object> headers() {
		Map<String, Object> headers = new TreeMap<>(forwarded());
		Optional.ofNullable(this.origin).ifPresent((value) -> headers.put(HttpHeaders.ORIGIN, value));
		Optional.ofNullable(this.fetchSite).ifPresent((value) -> headers.put(FETCH_SITE, value));
		return headers;
	}

}

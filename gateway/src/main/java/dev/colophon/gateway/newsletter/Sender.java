package dev.colophon.gateway.newsletter;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

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

	Map<String, Object> headers() {
		Map<String, Object> headers = new TreeMap<>(Map.of("X-Forwarded-For", this.address, "X-Forwarded-Host",
				this.host, "X-Forwarded-Proto", this.scheme));
		Optional.ofNullable(this.origin).ifPresent((value) -> headers.put("Origin", value));
		Optional.ofNullable(this.fetchSite).ifPresent((value) -> headers.put("Sec-Fetch-Site", value));
		return headers;
	}

}

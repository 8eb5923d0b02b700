package dev.colophon.gateway.api;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are: addresses of HTTP servers, without a path.
 */
@ConfigurationProperties("colophon.services")
record ServiceAddresses(URI content, URI toc, URI newsletter) {

	ServiceAddresses {
		check("content", content);
		check("toc", toc);
		check("newsletter", newsletter);
	}

	private static void check(String service, URI address) {
		if (!String.valueOf(address).matches("https?://[^/?#]+/?") || address.getHost() == null) {
			throw new IllegalArgumentException("the address of " + service
					+ "-service has to be like http://localhost:8081, without a path, not '" + address + "'");
		}
	}

}

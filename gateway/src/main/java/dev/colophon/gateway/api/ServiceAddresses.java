package dev.colophon.gateway.api;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are: addresses of HTTP servers, without a path.
 */
@ConfigurationProperties("colophon.services")
record ServiceAddresses(URI content, URI toc, URI newsletter) {

	ServiceAddresses {
		for (URI address : List.of(content, toc, newsletter)) {
			if (!String.valueOf(address.getScheme()).matches("https?") || address.getHost() == null) {
				throw new IllegalArgumentException(
						"'" + address + "' is not the address of a service, as http://localhost:8081 is");
			}
		}
	}

}

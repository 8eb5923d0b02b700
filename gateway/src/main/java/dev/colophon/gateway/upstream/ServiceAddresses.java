package dev.colophon.gateway.upstream;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the instances of the services are: addresses of HTTP servers, without a path. A
 * name in an address may stand for several instances.
 */
@ConfigurationProperties("colophon.services")
record ServiceAddresses(List<URI> content, List<URI> toc, List<URI> newsletter) {

	/**
	 * What the services are called in the network.
	 */
	static final List<String> NAMES = List.of("content-service", "toc-service", "newsletter-service");

	ServiceAddresses {
		check("content", content);
		check("toc", toc);
		check("newsletter", newsletter);
	}

	/**
	 * The addresses of the service that has this name in the network.
	 */
	List<URI> of(String service) {
		return switch (service) {
			case "content-service" -> this.content;
			case "toc-service" -> this.toc;
			case "newsletter-service" -> this.newsletter;
			default -> throw new IllegalArgumentException("there is no service '" + service + "'");
		};
	}

	/**
	 * Whether there will never be another instance of the service: it has one address,
	 * and that is not a name that could stand for several.
	 */
	boolean isOnlyInstance(String service) {
		List<URI> addresses = of(service);
		return addresses.size() == 1 && isOneMachine(addresses.getFirst().getHost());
	}

	static boolean isOneMachine(String host) {
		return host.equals("localhost") || host.matches("[0-9.]+|\\[.*]");
	}

	private static void check(String service, List<URI> addresses) {
		if (addresses == null || addresses.isEmpty()) {
			throw new IllegalArgumentException("the address of " + service + "-service is missing");
		}
		addresses.forEach((address) -> check(service, address));
	}

	private static void check(String service, URI address) {
		if (!String.valueOf(address).matches("https?://[^/?#]+/?") || address.getHost() == null) {
			throw new IllegalArgumentException("the address of " + service
					+ "-service has to be like http://localhost:8081, without a path, not '" + address + "'");
		}
	}

}

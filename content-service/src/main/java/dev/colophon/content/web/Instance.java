package dev.colophon.content.web;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which instance of the service this is.
 *
 * @param instance its name, in printable ASCII without spaces: it is sent as a header
 */
@ConfigurationProperties("colophon")
record Instance(String instance) {

	Instance {
		if (!instance.matches("[!-~]+")) {
			throw new IllegalArgumentException(
					"the name of an instance is printable ASCII without spaces, not '" + instance + "'");
		}
	}

}

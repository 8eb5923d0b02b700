package dev.colophon.gateway.fragment;

import java.util.Map;

/**
 * A picture as a service gave it.
 *
 * @param headers what it said about it, by the names of the headers in lower case
 */
public record Picture(byte[] bytes, Map<String, String> headers) {

	int weight() {
		return this.bytes.length + 1_000;
	}

}

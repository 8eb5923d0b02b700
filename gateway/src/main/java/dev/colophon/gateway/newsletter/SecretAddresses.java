package dev.colophon.gateway.newsletter;

import java.util.regex.Pattern;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation.Context;
import io.micrometer.observation.ObservationFilter;

import org.springframework.stereotype.Component;

/**
 * Keeps out of traces what only the owner of a subscription may have: whoever knows the
 * token in an address can read, end or erase it. Queries and what looks like an e-mail
 * address are left out as well.
 */
@Component
class SecretAddresses implements ObservationFilter {

	/**
	 * Looks for e-mail addresses where a segment begins, and not at each character of it,
	 * which would take minutes for a long one.
	 */
	private static final Pattern SECRET = Pattern
		.compile("(?<=/(?:confirmations|unsubscriptions)/)[^/?#]+|(?<![^/?#])[^/?#]*(?:@|%40)[^/?#]*|(?<=\\?).+");

	@Override
	public Context map(Context context) {
		for (KeyValue value : context.getHighCardinalityKeyValues()) {
			String redacted = SECRET.matcher(value.getValue()).replaceAll("…");
			if (!redacted.equals(value.getValue())) {
				context.addHighCardinalityKeyValue(KeyValue.of(value.getKey(), redacted));
			}
		}
		return context;
	}

}

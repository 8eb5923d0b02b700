package dev.colophon.gateway.newsletter;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;

class SecretAddressesTests {

	private static final String LONG = "a".repeat(200_000);

	/**
	 * A few milliseconds, and minutes if each character were a beginning.
	 */
	@Test
	@Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
	void areFoundQuicklyInLongAddresses() {
		assertThat(traced("/api/toc/" + LONG)).isEqualTo("/api/toc/" + LONG);
		assertThat(traced("/none/" + LONG + "@example.org/x")).isEqualTo("/none/…/x");
	}

	private static String traced(String address) {
		Observation.Context context = new Observation.Context();
		context.addHighCardinalityKeyValue(KeyValue.of("http.url", address));
		return new SecretAddresses().map(context).getHighCardinalityKeyValue("http.url").getValue();
	}

}

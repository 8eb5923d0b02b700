package dev.colophon.newsletter.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.key.Keys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class FormStampsTests {

	private final TestClock clock = new TestClock();

	private final Keys keys = mock();

	private final FormStamps stamps = new FormStamps(this.keys, this.clock.testClock());

	@BeforeEach
	void sign() {
		given(this.keys.mac(anyString(), any(byte[].class))).willAnswer((call) -> {
			byte[] mac = "01234567890123456789012345678901".getBytes(StandardCharsets.US_ASCII);
			byte[] time = call.getArgument(1);
			System.arraycopy(time, 0, mac, 8, time.length);
			return mac;
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT2S", "PT1M", "PT24H" })
	void areGoodFromTwoSecondsToADay(String age) {
		String stamp = this.stamps.stamp();
		this.clock.pass(Duration.parse(age));
		assertThatNoException().isThrownBy(() -> this.stamps.check(stamp));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-1H", "PT0S", "PT1.999S" })
	void areTooYoungBefore(String age) {
		String stamp = this.stamps.stamp();
		this.clock.pass(Duration.parse(age));
		assertThatExceptionOfType(InvalidStamp.class).isThrownBy(() -> this.stamps.check(stamp))
			.withMessageContaining("faster than people");
	}

	@Test
	void areTooOldAfterThat() {
		String stamp = this.stamps.stamp();
		this.clock.pass(Duration.ofDays(1).plusMillis(1));
		assertThatExceptionOfType(InvalidStamp.class).isThrownBy(() -> this.stamps.check(stamp))
			.withMessageContaining("more than a day");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "%%%", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "\u0000", "é", "=" })
	void areOurs(String stamp) {
		assertThatExceptionOfType(InvalidStamp.class).isThrownBy(() -> this.stamps.check(stamp))
			.withMessageContaining("has to be fetched");
	}

	@Test
	void areNotChanged() {
		String stamp = this.stamps.stamp();
		this.clock.pass(Duration.ofMinutes(1));
		for (int i = 0; i < stamp.length(); i++) {
			char other = (stamp.charAt(i) != 'A') ? 'A' : 'B';
			String changed = stamp.substring(0, i) + other + stamp.substring(i + 1);
			assertThatExceptionOfType(InvalidStamp.class).isThrownBy(() -> this.stamps.check(changed));
		}
	}

}

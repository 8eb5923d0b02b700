package dev.colophon.newsletter.subscription;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.colophon.newsletter.address.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class SignUpCountTests {

	private final SignUpCount count = new SignUpCount(new SignUpLimits(3, 2, 5, Duration.ofHours(1)));

	@Test
	void knowsTooManyFromOneClientAndWhenToComeBack() {
		IntStream.range(0, 3).forEach((time) -> this.count.from("192.0.2.1"));
		assertThatExceptionOfType(TooManySignUps.class).isThrownBy(() -> this.count.from("192.0.2.1"))
			.satisfies((ex) -> assertThat(Integer.parseInt(ex.retryAfter())).isBetween(1_000, 1_201));
		assertThatNoException().isThrownBy(() -> this.count.from("192.0.2.2"));
	}

	@ParameterizedTest
	@CsvSource({ "2001:db8::1, 2001:db8::ffff:1, true", "2001:db8:0:1::1, 2001:db8:0:2::1, false",
			"[2001:db8::1], 2001:db8::2, true", "::ffff:192.0.2.1, 192.0.2.1, true", "unknown, unknown, true" })
	void countsANetworkOfIpV6AsOneClient(String one, String other, boolean isSame) {
		IntStream.range(0, 3).forEach((time) -> this.count.from(one));
		if (isSame) {
			assertThatExceptionOfType(TooManySignUps.class).isThrownBy(() -> this.count.from(other));
		}
		else {
			assertThatNoException().isThrownBy(() -> this.count.from(other));
		}
	}

	@Test
	void knowsTooManyForOneAddressHoweverItIsSpelled() {
		this.count.of(new EmailAddress("ada@bücher.example"));
		this.count.of(new EmailAddress("ada@xn--bcher-kva.example"));
		assertThatExceptionOfType(TooManySignUps.class)
			.isThrownBy(() -> this.count.of(new EmailAddress("ada@BÜCHER.example")));
		assertThatNoException().isThrownBy(() -> this.count.of(new EmailAddress("eve@bücher.example")));
	}

	@Test
	void knowsTooManyOverall() {
		IntStream.range(0, 5).forEach((client) -> this.count.from("192.0.2." + client));
		assertThatExceptionOfType(TooManySignUps.class).isThrownBy(() -> this.count.from("192.0.2.9"));
	}

}

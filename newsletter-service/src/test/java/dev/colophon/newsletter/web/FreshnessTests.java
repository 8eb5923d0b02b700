package dev.colophon.newsletter.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FreshnessTests {

	@Test
	void isToldInSeconds() {
		assertThat(new Freshness(Duration.ofMinutes(1), Duration.ZERO, Duration.ofDays(1)).cacheControl())
			.isEqualTo("max-age=60, stale-while-revalidate=0, stale-if-error=86400");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-PT1S", "PT0.5S" })
	void isNeitherNegativeNorAFraction(Duration wrong) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Freshness(wrong, Duration.ZERO, Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> new Freshness(Duration.ZERO, wrong, Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> new Freshness(Duration.ZERO, Duration.ZERO, wrong));
	}

}

package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FreshnessTests {

	@Test
	void isWhatTheServiceSays() {
		assertThat(Freshness.parse("max-age=2, stale-while-revalidate=30, stale-if-error=86400"))
			.isEqualTo(new Freshness(true, Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(86_400)));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", ",", "=", " ; ", "rubbish", "public", "max-agee=5", "no-transform, immutable",
			"must-revalidate", "stale-if-error=60", "stale-while-revalidate=60, stale-if-error=60" })
	void isNoneWhereNothingIsSaid(String cacheControl) {
		assertThat(Freshness.parse(cacheControl)).isEqualTo(Freshness.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-store", "max-age=60, no-store", "no-store, max-age=60", "No-Store", "private",
			"private, max-age=60", "private=\"set-cookie\", max-age=60", "max-age=60,no-store", "no-cache, no-store",
			"max-age=60 , PRIVATE " })
	void isNoneWhereTheAnswerMustNotBeKept(String cacheControl) {
		assertThat(Freshness.parse(cacheControl)).isEqualTo(Freshness.NONE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-cache", "no-cache, max-age=60", "max-age=60, No-Cache",
			"no-cache=\"etag\", max-age=60", "no-cache=\"a, b\", max-age=60" })
	void isOverAtOnceWhereTheAnswerHasToBeAskedForAgain(String cacheControl) {
		Freshness freshness = Freshness.parse(cacheControl);
		assertThat(freshness.storable()).isTrue();
		assertThat(freshness.fresh()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'',
			value = { "max-age=60 | 60", "MAX-AGE=60 | 60", "Max-Age=60, Public | 60", "max-age=\"60\" | 60",
					"max-age = 60 | 60", "public,max-age=60 | 60", ",,max-age=60,, | 60", "max-age=0 | 0",
					"max-age=007 | 7", "s-maxage=9, max-age=60 | 9", "max-age=60, s-maxage=9 | 9",
					"max-age=60, max-age=90 | 60", "max-age=60; max-age=90 | 0" })
	void lastsForAnAgeThatIsWrittenInManyWays(String cacheControl, long seconds) {
		Freshness freshness = Freshness.parse(cacheControl);
		assertThat(freshness.storable()).isTrue();
		assertThat(freshness.fresh()).isEqualTo(Duration.ofSeconds(seconds));
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age", "max-age=", "max-age=-1", "max-age=1.5", "max-age=x", "max-age=1 2",
			"max-age=0x10", "max-age=٣", "max-age=\"\"" })
	void isOverAtOnceWhereTheAgeIsRubbish(String cacheControl) {
		assertThat(Freshness.parse(cacheControl).fresh()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2147483648", "31536001", "999999999999999999" })
	void lastsNoLongerThanAYear(String seconds) {
		Freshness freshness = Freshness
			.parse("max-age=%1$s, stale-while-revalidate=%1$s, stale-if-error=%1$s".formatted(seconds));
		assertThat(freshness)
			.isEqualTo(new Freshness(true, Duration.ofDays(365), Duration.ofDays(365), Duration.ofDays(365)));
	}

	@Test
	void isReadAlikeInAllLanguages() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.of("tr"));
			assertThat(Freshness.parse("MAX-AGE=60, PRIVATE")).isEqualTo(Freshness.NONE);
		}
		finally {
			Locale.setDefault(before);
		}
	}

}

package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.colophon.gateway.fragment.Piece;
import dev.colophon.gateway.fragment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimingTests {

	private static final Duration TOOK = Duration.ofMillis(5);

	@Test
	void tellsOfEachServiceInTheOrderOfThePage() {
		Timing timing = Timing
			.of(List.of(TestPieces.there("content-service", State.REVALIDATED, TOOK, Duration.ofNanos(12_345_678)),
					TestPieces.there("toc-service", State.FRESH, TOOK, Duration.ZERO),
					TestPieces.missing("newsletter-service", Duration.ofMillis(400))));
		assertThat(timing.header())
			.isEqualTo("content-service;dur=12.3;desc=\"revalidated\", toc-service;dur=0.0;desc=\"fresh\", "
					+ "newsletter-service;dur=400.0;desc=\"stub\"");
		assertThat(timing.state()).isEqualTo(State.STUB);
	}

	@Test
	void tellsTheWorstOfSeveralPartsOfOneService() {
		Timing timing = Timing
			.of(List.of(TestPieces.there("content-service", State.LAST_GOOD, TOOK, Duration.ofMillis(1)),
					TestPieces.there("content-service", State.FRESH, TOOK, Duration.ofMillis(30)),
					TestPieces.there("content-service", State.STALE, TOOK, Duration.ofMillis(2))));
		assertThat(timing.header()).isEqualTo("content-service;dur=30.0;desc=\"last-good\"");
		assertThat(timing.state()).isEqualTo(State.LAST_GOOD);
	}

	@ParameterizedTest
	@EnumSource
	void ofOnePartIsItsState(State state) {
		Piece piece = TestPieces.there("toc-service", state, TOOK, TOOK);
		assertThat(Timing.of(List.of(piece)).state()).isEqualTo(state);
		assertThat(Timing.of(List.of(piece)).header()).isEqualTo("toc-service;dur=5.0;desc=\"" + state.word() + "\"");
	}

	@Test
	void fromMemoryWaitsForNobody() {
		Timing timing = Timing
			.fromMemory(List.of(TestPieces.there("content-service", State.REVALIDATED, TOOK, Duration.ofMillis(30)),
					TestPieces.there("toc-service", State.STALE, TOOK, Duration.ofMillis(30)),
					TestPieces.there("newsletter-service", State.LAST_GOOD, TOOK, Duration.ofMillis(30))));
		assertThat(timing.header())
			.isEqualTo("content-service;dur=0.0;desc=\"fresh\", toc-service;dur=0.0;desc=\"stale\", "
					+ "newsletter-service;dur=0.0;desc=\"last-good\"");
		assertThat(timing.state()).isEqualTo(State.LAST_GOOD);
	}

	@Test
	void ofAPageWithoutPartsIsFreshAndEmpty() {
		assertThat(Timing.of(List.of())).isEqualTo(new Timing(State.FRESH, ""));
	}

	@Test
	void isWrittenAlikeInAllLanguages() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertThat(Timing.of(List.of(TestPieces.missing("toc-service", Duration.ofNanos(1_500_000)))).header())
				.isEqualTo("toc-service;dur=1.5;desc=\"stub\"");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}

package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import dev.colophon.gateway.fragment.State;
import dev.colophon.gateway.page.Timeline.Bar;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineTests {

	private static final long NOW = Duration.ofSeconds(3).toNanos();

	private final Timeline timeline = Timeline.of(
			List.of(TestPieces.there("content-service", State.FRESH, Duration.ofMillis(20), Duration.ofMillis(20)),
					TestPieces.there("toc-service", State.STALE, Duration.ofMillis(5), Duration.ZERO), TestPieces
						.there("newsletter-service", State.LAST_GOOD, Duration.ofMillis(5), Duration.ofMillis(10)),
					TestPieces.missing("content-service", Duration.ofMillis(40))),
			NOW);

	@Test
	void hasABarForEachCallBelowTheOneBefore() {
		assertThat(this.timeline.bars()).extracting(Bar::service)
			.containsExactly("content-service", "toc-service", "newsletter-service", "content-service");
		assertThat(this.timeline.bars()).extracting(Bar::y).isSorted().doesNotHaveDuplicates();
		assertThat(this.timeline.height()).isGreaterThan(this.timeline.bars().getLast().y() + 20);
	}

	@Test
	void isAsWideAsTheLongestCall() {
		assertThat(this.timeline.bars()).extracting(Bar::width).containsExactly(165, 41, 83, 330);
		assertThat(this.timeline.end()).isEqualTo("40 ms");
	}

	@Test
	void writesBehindEachBar() {
		assertThat(this.timeline.bars()).allSatisfy((bar) -> assertThat(bar.textX()).isEqualTo(198 + bar.width()));
	}

	@Test
	void tellsCallsOfThisPageFromEarlierOnesAndFailures() {
		assertThat(this.timeline.bars()).extracting(Bar::kind).containsExactly("now", "earlier", "failed", "failed");
	}

	@Test
	void saysHowLongACallTookAndHowLongAgoItWas() {
		assertThat(this.timeline.bars()).extracting(Bar::label)
			.containsExactly("20 ms, fresh", "5.0 ms, 3.0 s ago: stale", "10 ms, last-good", "40 ms, stub");
	}

	@Test
	void showsEvenTheShortestCall() {
		Timeline quick = Timeline.of(
				List.of(TestPieces.there("toc-service", State.FRESH, Duration.ofNanos(1), Duration.ofNanos(1)),
						TestPieces.there("content-service", State.FRESH, Duration.ofSeconds(1), Duration.ofSeconds(1))),
				NOW);
		assertThat(quick.bars().getFirst().width()).isPositive();
		assertThat(quick.end()).isEqualTo("1.0 s");
	}

	@Test
	void isWrittenAlikeInAllLanguages() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.GERMANY);
			assertThat(XRays.words(Duration.ofNanos(1_500_000))).isEqualTo("1.5 ms");
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void isEmptyWhereNobodyWasAsked() {
		assertThat(Timeline.of(List.of(), NOW).bars()).isEmpty();
	}

}

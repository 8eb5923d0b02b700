package dev.colophon.gateway.page;

import java.time.Duration;
import java.util.List;

import dev.colophon.gateway.fragment.State;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page that has just ceased to be good.
 */
class SeenPageTests {

	private static final long SOON = Duration.ofMillis(1).toNanos();

	private static final long LATE = Duration.ofSeconds(1).toNanos();

	private final SeenPage page = new SeenPage(new Outline("/a.html", TestPieces.source("content-service"), List.of()),
			new Page(200, "A page"),
			List.of(TestPieces.there("content-service", State.FRESH, Duration.ZERO, Duration.ZERO)));

	@Test
	void isAssembledAgainByTheFirstWhoAsksAndByNobodyElse() {
		assertThat(this.page.isGoodAt(SOON)).isFalse();
		assertThat(this.page.isLeftToAnother(SOON)).isFalse();
		assertThat(this.page.isLeftToAnother(SOON)).isTrue();
		assertThat(this.page.isLeftToAnother(2 * SOON)).isTrue();
	}

	@Test
	void isAssembledAgainByEverybodyWhenThatTakesTooLong() {
		assertThat(this.page.isLeftToAnother(SOON)).isFalse();
		assertThat(this.page.isLeftToAnother(LATE)).isFalse();
	}

	@Test
	void isNotServedToAnybodyWhenItHasNotBeenAskedForALongTime() {
		assertThat(this.page.isLeftToAnother(LATE)).isFalse();
		assertThat(this.page.isLeftToAnother(LATE)).isFalse();
	}

}

package dev.colophon.gateway.limit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TriesTests {

	private static final Duration LONG = Duration.ofHours(1);

	@Test
	void areUsedUpByWrongOnesOnly() throws InterruptedException {
		Tries tries = new Tries(new Limits.Rate(2, LONG));
		for (boolean isWrong : new boolean[] { false, true, false, false, true }) {
			assertThat(tries.begin()).isTrue();
			tries.end(isWrong);
		}
		assertThat(tries.begin()).isFalse();
		assertThat(tries.pause()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
	}

	@Test
	void growBack() throws InterruptedException {
		Tries tries = new Tries(new Limits.Rate(1, Duration.ofMillis(300)));
		assertThat(tries.begin()).isTrue();
		tries.end(true);
		assertThat(tries.begin()).isFalse();
		await().until(tries::begin);
	}

	@Test
	void waitForThoseWhoseOutcomeIsOpen() throws Exception {
		Tries tries = new Tries(new Limits.Rate(1, LONG));
		assertThat(tries.begin()).isTrue();
		CompletableFuture<Boolean> second = begin(tries);
		await().during(Duration.ofMillis(100)).until(() -> !second.isDone());
		tries.end(false);
		assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Boolean> third = begin(tries);
		await().during(Duration.ofMillis(100)).until(() -> !third.isDone());
		tries.end(true);
		assertThat(third.get(10, TimeUnit.SECONDS)).isFalse();
	}

	private static CompletableFuture<Boolean> begin(Tries tries) {
		CompletableFuture<Boolean> begun = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try {
				begun.complete(tries.begin());
			}
			catch (InterruptedException ex) {
				begun.completeExceptionally(ex);
			}
		});
		return begun;
	}

}

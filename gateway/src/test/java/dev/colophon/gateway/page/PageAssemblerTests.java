package dev.colophon.gateway.page;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Demand;
import dev.colophon.gateway.fragment.Fragment;
import dev.colophon.gateway.fragment.Fragments;
import dev.colophon.gateway.fragment.Freshness;
import dev.colophon.gateway.fragment.Origin;
import dev.colophon.gateway.fragment.Piece;
import dev.colophon.gateway.fragment.Source;
import dev.colophon.gateway.fragment.State;
import dev.colophon.gateway.fragment.TestFragments;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageAssemblerTests {

	private static final Answer ARTICLE = answer("article", "<article></article>");

	private static final Answer CONTENTS = answer("toc", "<nav></nav>");

	private static final Fragment STUB = Fragment.of("toc", "<p>stub</p>");

	private final Fragments fragments = TestFragments.create(Ticker.systemTicker(), Duration.ofSeconds(20));

	private final PageAssembler assembler = new PageAssembler(this.fragments, new Deadlines(Duration.ofSeconds(20),
			Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(20)));

	private final Fragments hastyFragments = TestFragments.create(Ticker.systemTicker(), Duration.ofMillis(100));

	private final PageAssembler hasty = new PageAssembler(this.hastyFragments,
			new Deadlines(Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofMillis(10), Duration.ofSeconds(20)));

	@Test
	void startsAllCallsTogether() {
		CyclicBarrier allAreUnderWay = new CyclicBarrier(3);
		Assembly assembly = this.assembler.assemble(
				outline(() -> meet(allAreUnderWay, ARTICLE),
						call("toc-service", () -> meet(allAreUnderWay, CONTENTS), STUB), call("newsletter-service",
								() -> meet(allAreUnderWay, answer("form", "<form></form>")), Fragment.NONE)),
				List.of(), now());
		assertThat(assembly.answer()).contains(ARTICLE);
		assertThat(assembly.parts().html()).containsOnlyKeys("article", "toc", "form");
		assertThat(assembly.parts().writers()).containsExactly("content-service", "toc-service", "newsletter-service");
		assertThat(assembly.parts().missing()).isEmpty();
	}

	@Test
	void putsAStubWhereACallFails() {
		Assembly assembly = this.assembler.assemble(outline(() -> ARTICLE, call("toc-service", () -> {
			throw new IllegalStateException("broken");
		}, STUB)), List.of(), now());
		assertThat(assembly.parts().html()).containsEntry("toc", "<p>stub</p>");
		assertThat(assembly.parts().writers()).containsExactly("content-service");
		assertThat(assembly.parts().missing()).containsExactly("toc-service");
	}

	@Test
	void interruptsACallThatIsLateAndPutsAStub() throws InterruptedException {
		CountDownLatch interrupted = new CountDownLatch(1);
		Assembly assembly = this.hasty
			.assemble(outline(() -> ARTICLE, call("toc-service", () -> hang(interrupted), STUB)), List.of(), now());
		assertThat(assembly.parts().html()).containsEntry("toc", "<p>stub</p>");
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void doesNotWaitForOtherPartsOfAPageThatIsElsewhere() {
		Answer elsewhere = Answer.of(303, URI.create("/elsewhere"), Fragment.NONE);
		Assembly assembly = this.assembler.assemble(
				outline(() -> elsewhere, call("toc-service", () -> hang(new CountDownLatch(1)), STUB)), List.of(),
				now());
		assertThat(assembly.answer()).contains(elsewhere);
		assertThat(assembly.parts().html()).isEmpty();
	}

	@Test
	void hasNoAnswerWhenThePrimaryIsLateButAllElse() throws InterruptedException {
		CountDownLatch interrupted = new CountDownLatch(1);
		Assembly assembly = this.hasty
			.assemble(outline(() -> hang(interrupted), call("toc-service", () -> CONTENTS, STUB)), List.of(), now());
		assertThat(assembly.answer()).isEmpty();
		assertThat(assembly.parts().html()).containsEntry("toc", "<nav></nav>");
		assertThat(assembly.parts().missing()).containsExactly("content-service");
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void waitsNoLongerThanTheLongestDeadlineHoweverManyCallsHang() {
		PageAssembler patient = new PageAssembler(this.fragments, new Deadlines(Duration.ofMillis(400),
				Duration.ofMillis(200), Duration.ofMillis(100), Duration.ofMillis(400)));
		CountDownLatch never = new CountDownLatch(1);
		long start = System.nanoTime();
		Assembly assembly = patient.assemble(outline(() -> hang(never), call("toc-service", () -> hang(never), STUB),
				call("newsletter-service", () -> hang(never), STUB), call("content-service", () -> hang(never), STUB)),
				List.of(), now());
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(390),
				Duration.ofMillis(990));
		assertThat(assembly.pieces()).extracting(Piece::state).containsOnly(State.STUB);
	}

	@Test
	void putsTheAnswerToWhatAReaderSentInPlaceOfThePrimary() {
		Answer submitted = answer("article", "<p>Thank you</p>");
		Assembly assembly = this.assembler.assemble(outline(() -> ARTICLE, call("toc-service", () -> CONTENTS, STUB)),
				() -> submitted, now());
		assertThat(assembly.parts().html()).containsEntry("article", "<p>Thank you</p>").containsKey("toc");
	}

	/**
	 * Given up, it may have had its effect, and the reader would send it again.
	 */
	@Test
	void waitsLongerForTheAnswerToWhatAReaderSentThanForAPage() {
		Assembly assembly = this.hasty.assemble(outline(() -> ARTICLE), () -> {
			LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
			return ARTICLE;
		}, now());
		assertThat(assembly.answer()).contains(ARTICLE);
	}

	@Test
	void hasNothingAtOnceUntilItHasBeenAskedFor() {
		Outline outline = outline(() -> ARTICLE, call("toc-service", () -> CONTENTS, STUB));
		assertThat(this.assembler.atOnce(outline, now())).isEmpty();
		this.assembler.assemble(outline, List.of(), now());
		assertThat(this.assembler.atOnce(outline, now())).extracting(Piece::state)
			.containsExactly(State.FRESH, State.FRESH);
	}

	private Demand now() {
		return new Demand(this.fragments.now(), false);
	}

	private static Outline outline(Ask primary, Call... others) {
		return new Outline("/docker.html", source("content-service", "/primary", primary), List.of(others));
	}

	private static Call call(String service, Ask call, Fragment stub) {
		return new Call(source(service, "/", call), stub, true);
	}

	private static Source source(String service, String path, Ask call) {
		return new Source(service, path, "/api" + path, false, (etag) -> {
			try {
				return call.ask();
			}
			catch (InterruptedException | BrokenBarrierException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private static Answer answer(String part, String html) {
		return new Answer(200, null, Fragment.of(part, html), null,
				new Freshness(true, Duration.ofMinutes(1), Duration.ZERO, Duration.ZERO), Origin.UNKNOWN);
	}

	private static Answer meet(CyclicBarrier others, Answer answer)
			throws InterruptedException, BrokenBarrierException {
		others.await();
		return answer;
	}

	private static Answer hang(CountDownLatch interrupted) throws InterruptedException {
		try {
			new CountDownLatch(1).await();
			return CONTENTS;
		}
		catch (InterruptedException ex) {
			interrupted.countDown();
			throw ex;
		}
	}

	private interface Ask {

		Answer ask() throws InterruptedException, BrokenBarrierException;

	}

}

package dev.colophon.gateway.page;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Fragment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PageAssemblerTests {

	private static final Answer ARTICLE = new Answer(200, null, Fragment.of("article", "<article></article>"));

	private static final Fragment CONTENTS = Fragment.of("toc", "<nav></nav>");

	private static final Fragment STUB = Fragment.of("toc", "<p>stub</p>");

	private final PageAssembler assembler = new PageAssembler(
			new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(10)));

	private final PageAssembler hasty = new PageAssembler(new Deadlines(Duration.ofMillis(50), Duration.ofMillis(20)));

	@AfterEach
	void close() {
		this.assembler.close();
		this.hasty.close();
	}

	@Test
	void startsAllCallsTogether() {
		CyclicBarrier allAreUnderWay = new CyclicBarrier(3);
		Assembly assembly = this.assembler.assemble("content-service", () -> {
			allAreUnderWay.await();
			return ARTICLE;
		}, List.of(new Call("toc-service", () -> {
			allAreUnderWay.await();
			return CONTENTS;
		}, STUB), new Call("newsletter-service", () -> {
			allAreUnderWay.await();
			return Fragment.of("form", "<form></form>");
		}, Fragment.NONE)));
		assertThat(assembly.answer()).contains(ARTICLE);
		assertThat(assembly.parts().html()).containsOnlyKeys("article", "toc", "form");
		assertThat(assembly.parts().services()).containsExactly("content-service", "toc-service", "newsletter-service");
	}

	@Test
	void putsAStubWhereACallFails() {
		Assembly assembly = this.assembler.assemble("content-service", () -> ARTICLE,
				List.of(new Call("toc-service", () -> {
					throw new IllegalStateException("broken");
				}, STUB)));
		assertThat(assembly.parts().html()).containsEntry("toc", "<p>stub</p>");
		assertThat(assembly.parts().services()).containsExactly("content-service");
	}

	@Test
	void interruptsACallThatIsLateAndPutsAStub() throws InterruptedException {
		CountDownLatch interrupted = new CountDownLatch(1);
		Assembly assembly = this.hasty.assemble("content-service", () -> ARTICLE,
				List.of(new Call("toc-service", () -> hang(interrupted), STUB)));
		assertThat(assembly.parts().html()).containsEntry("toc", "<p>stub</p>");
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void doesNotWaitForOtherPartsOfAPageThatIsElsewhere() {
		Answer elsewhere = new Answer(303, URI.create("/elsewhere"), Fragment.NONE);
		Assembly assembly = this.assembler.assemble("newsletter-service", () -> elsewhere,
				List.of(new Call("toc-service", () -> hang(new CountDownLatch(1)), STUB)));
		assertThat(assembly.answer()).contains(elsewhere);
		assertThat(assembly.parts().html()).isEmpty();
	}

	@Test
	void hasNoAnswerWhenThePrimaryIsLateButAllElse() throws InterruptedException {
		CountDownLatch interrupted = new CountDownLatch(1);
		Assembly assembly = this.hasty.assemble("content-service", () -> {
			hang(interrupted);
			return ARTICLE;
		}, List.of(new Call("toc-service", () -> CONTENTS, STUB)));
		assertThat(assembly.answer()).isEmpty();
		assertThat(assembly.parts().html()).containsEntry("toc", "<nav></nav>");
		assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
	}

	private static Fragment hang(CountDownLatch interrupted) throws InterruptedException {
		try {
			new CountDownLatch(1).await();
			return CONTENTS;
		}
		catch (InterruptedException ex) {
			interrupted.countDown();
			throw ex;
		}
	}

}

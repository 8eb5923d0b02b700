package dev.colophon.system.outage;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Readers read while one thing after the other is killed and started again.
 */
@ExtendWith(SharedBreakableSuite.class)
class UnderLoadTests {

	private static final List<String> PAGES = List.of("/microservices.html", "/docker.html", "/table-of-contents.html");

	private static final int RATE_PER_PAGE = 100;

	private final BreakableSuite suite;

	UnderLoadTests(BreakableSuite suite) {
		this.suite = suite;
	}

	@BeforeAll
	static void lookForTheLoadGenerator() {
		if (!Load.isPossible()) {
			System.out.println("SKIPPED: NO HEY ON THE PATH, SO NOTHING IS KILLED UNDER LOAD");
		}
		Assumptions.assumeTrue(Load.isPossible(), "no hey");
	}

	@Test
	void noPageThatWasSeenBeforeFails() throws Exception {
		List<Load> loads = new ArrayList<>();
		try {
			for (String page : PAGES) {
				loads.add(new Load(this.suite.address().resolve(page), RATE_PER_PAGE));
			}
			for (Subject subject : Subject.values()) {
				killAndStart(subject);
			}
			for (Load load : loads) {
				LoadReport report = load.end();
				System.out.println(report.text());
				assertThat(report.errors()).isEmpty();
				assertThat(report.answers()).containsOnlyKeys("200");
			}
		}
		finally {
			loads.forEach(Load::close);
		}
	}

	private void killAndStart(Subject subject) throws Exception {
		Outage outage = new Outage(subject, Failure.KILLED);
		Expectation expectation = Rules.expect(Request.SEEN_PAGE, outage);
		this.suite.fail(outage);
		await().until(() -> expectation.isMetByStatesOf(this.suite.reader().get("/microservices.html")));
		this.suite.recover(outage);
		this.suite.awaitWell();
	}

}

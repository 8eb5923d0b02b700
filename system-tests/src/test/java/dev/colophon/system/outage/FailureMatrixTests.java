package dev.colophon.system.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import dev.colophon.system.SharedSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Everything that can break, broken in every way, as seen by everybody who wants
 * anything.
 */
@ExtendWith({ SharedSuite.class, SharedBreakableSuite.class })
@TestInstance(Lifecycle.PER_CLASS)
class FailureMatrixTests {

	private final BreakableSuite suite;

	private final Witness witness;

	private final Map<Outage, FutureTask<Map<Request, Outcome>>> lived = new HashMap<>();

	FailureMatrixTests(BreakableSuite suite) {
		this.suite = suite;
		this.witness = new Witness(suite);
	}

	@AfterAll
	void writeTable() throws IOException {
		Map<Outage, Map<Request, Outcome>> outcomes = new HashMap<>();
		this.lived.forEach((outage, task) -> {
			if (task.state() == Future.State.SUCCESS) {
				outcomes.put(outage, task.resultNow());
			}
		});
		Files.writeString(this.suite.report(), new MatrixTable(outcomes).toString());
	}

	/**
	 * In this order each outage has to be gone through only once.
	 */
	Stream<Arguments> cells() {
		return Outage.all(this.suite.failures())
			.stream()
			.flatMap((outage) -> Stream.of(Target.values()).map((target) -> arguments(outage, target)));
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("cells")
	void holds(Outage outage, Target target) throws Exception {
		Map<Request, Outcome> outcomes = this.lived.computeIfAbsent(outage, this::liveThrough).get();
		for (Request request : target.requests()) {
			Rules.expect(request, outage).verify(outcomes.get(request));
		}
	}

	/**
	 * Once, also if that goes wrong.
	 */
	private FutureTask<Map<Request, Outcome>> liveThrough(Outage outage) {
		FutureTask<Map<Request, Outcome>> task = new FutureTask<>(() -> this.witness.liveThrough(outage));
		task.run();
		return task;
	}

}

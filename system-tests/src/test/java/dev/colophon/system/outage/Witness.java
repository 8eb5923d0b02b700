package dev.colophon.system.outage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.colophon.system.Heartbeat;
import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/**
 * Somebody who lives through outages, and asks for everything at once while they last.
 */
class Witness {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private static final Duration BUSY = Duration.ofMillis(300);

	private static final int MOST_TRIES = 3;

	private final BreakableSuite suite;

	private int number;

	private Duration pause = Duration.ZERO;

	private Optional<Outage> unrecovered = Optional.empty();

	Witness(BreakableSuite suite) {
		this.suite = suite;
	}

	/**
	 * Lives through an outage, and once more where something was not as it should be
	 * while the machine was too busy to tell how long anything took. Where one outage has
	 * no end, there is no other.
	 */
	Map<Request, Outcome> liveThrough(Outage outage) throws Exception {
		this.unrecovered.ifPresent((earlier) -> {
			throw new IllegalStateException("not tried, because of what this has left: " + earlier);
		});
		Map<Request, Outcome> outcomes = liveThroughOnce(outage);
		for (int tries = 1; !isAsExpected(outage, outcomes) && this.pause.compareTo(BUSY) > 0
				&& tries < MOST_TRIES; tries++) {
			System.out.println(outage + ": once more, because the machine stood still for " + this.pause);
			outcomes = liveThroughOnce(outage);
		}
		return outcomes;
	}

	private static boolean isAsExpected(Outage outage, Map<Request, Outcome> outcomes) {
		try {
			outcomes.forEach((request, outcome) -> Rules.expect(request, outage).verify(outcome));
			return true;
		}
		catch (AssertionError ex) {
			return false;
		}
	}

	private Map<Request, Outcome> liveThroughOnce(Outage outage) throws Exception {
		this.number++;
		Map<Request, List<Answer>> answers = askWhileItLasts(outage);
		Map<Request, Outcome> outcomes = new EnumMap<>(Request.class);
		for (Request request : Request.values()) {
			outcomes.put(request, new Outcome(answers.get(request), letter(request)));
		}
		return outcomes;
	}

	private Map<Request, List<Answer>> askWhileItLasts(Outage outage) throws Exception {
		try {
			this.suite.fail(outage);
			return askForEverything(outage);
		}
		finally {
			this.unrecovered = Optional.of(outage);
			this.suite.recover(outage);
			this.suite.awaitWell();
			this.unrecovered = Optional.empty();
		}
	}

	private Map<Request, List<Answer>> askForEverything(Outage outage) throws Exception {
		Map<Request, Future<List<Answer>>> asked = new EnumMap<>(Request.class);
		Heartbeat heartbeat = new Heartbeat();
		try (heartbeat; ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Request request : Request.values()) {
				asked.put(request, threads.submit(() -> ask(request, outage)));
			}
		}
		this.pause = heartbeat.longestPause();
		Map<Request, List<Answer>> answers = new EnumMap<>(Request.class);
		for (Request request : Request.values()) {
			answers.put(request, asked.get(request).get());
		}
		return answers;
	}

	/**
	 * Asks once, but for a page that was seen before again and again until it says what
	 * is broken: at first, what the gateway has of it is young enough.
	 */
	private List<Answer> ask(Request request, Outage outage) throws InterruptedException {
		if (request != Request.SEEN_PAGE) {
			return List.of(this.suite.reader().ask(request, this.number));
		}
		Expectation expectation = Rules.expect(request, outage);
		List<Answer> answers = new ArrayList<>();
		try {
			await().atMost(PATIENCE).until(() -> {
				answers.add(this.suite.reader().ask(request, this.number));
				return expectation.isMetByStatesOf(answers.getLast());
			});
		}
		catch (ConditionTimeoutException ex) {
			// The answers tell more than this would.
		}
		return answers;
	}

	private Optional<Outcome.Letter> letter(Request request) throws Exception {
		Optional<String> email = request.email(this.number);
		if (email.isEmpty()) {
			return Optional.empty();
		}
		return Optional
			.of(new Outcome.Letter(this.suite.timesSent(email.get()), this.suite.subscriptions(email.get())));
	}

}

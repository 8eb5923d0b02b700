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

import org.awaitility.core.ConditionTimeoutException;

import static org.awaitility.Awaitility.await;

/**
 * Somebody who lives through an outage, and asks for everything at once while it lasts.
 */
record Witness(BreakableSuite suite) {

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	Map<Request, Outcome> liveThrough(Outage outage) throws Exception {
		this.suite.proxyOf(Subject.NEWSLETTER_SERVICE).forget();
		Map<Request, List<Answer>> answers = askWhileItLasts(outage);
		Map<Request, Outcome> outcomes = new EnumMap<>(Request.class);
		for (Request request : Request.values()) {
			outcomes.put(request, new Outcome(answers.get(request), letter(request, outage)));
		}
		return outcomes;
	}

	private Map<Request, List<Answer>> askWhileItLasts(Outage outage) throws Exception {
		try {
			this.suite.fail(outage);
			return askForEverything(outage);
		}
		finally {
			this.suite.recover(outage);
			this.suite.awaitWell();
		}
	}

	private Map<Request, List<Answer>> askForEverything(Outage outage) throws Exception {
		Map<Request, Future<List<Answer>>> asked = new EnumMap<>(Request.class);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Request request : Request.values()) {
				asked.put(request, threads.submit(() -> ask(request, outage)));
			}
		}
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
			return List.of(this.suite.reader().ask(request, outage));
		}
		Expectation expectation = Expectation.of(outage, request);
		List<Answer> answers = new ArrayList<>();
		try {
			await().atMost(PATIENCE).until(() -> {
				answers.add(this.suite.reader().ask(request, outage));
				return expectation.isMetByStatesOf(answers.getLast());
			});
		}
		catch (ConditionTimeoutException ex) {
			// The answers tell more than this would.
		}
		return answers;
	}

	private Optional<Outcome.Letter> letter(Request request, Outage outage) throws Exception {
		Optional<String> email = request.email(outage);
		if (email.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Outcome.Letter(this.suite.proxyOf(Subject.NEWSLETTER_SERVICE).timesSent(email.get()),
				this.suite.subscriptions(email.get())));
	}

}

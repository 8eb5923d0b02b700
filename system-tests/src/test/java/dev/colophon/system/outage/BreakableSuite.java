package dev.colophon.system.outage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;

import static org.awaitility.Awaitility.await;

/**
 * The four programs and three databases, of which all but the gateway can be broken.
 */
abstract class BreakableSuite implements AutoCloseable {

	/** Many, because a page can be seen for the first time only once. */
	static final String ADD_UNSEEN_PAGES = """
			insert into page (slug, title, description, question, icon, markdown, next_slugs, more)
			select 'never-seen-' || n, 'Never seen ' || n, 'Nobody has seen this.', 'Who has seen this?', 'book',
				'Now somebody has.', '{}', '{}'
			from generate_series(1, 1000) n
			""";

	private static final int AT_ONCE = 20;

	private static final Set<State> WELL = Set.of(State.FRESH, State.REVALIDATED);

	/**
	 * In which ways they can be broken.
	 */
	abstract Set<Failure> failures();

	abstract void fail(Outage outage) throws IOException;

	abstract void recover(Outage outage) throws IOException;

	abstract URI address();

	abstract Reader reader();

	/**
	 * How many subscriptions there are for an address.
	 */
	abstract int subscriptions(String email) throws Exception;

	/**
	 * How often an address has been sent to newsletter-service since something was
	 * broken; nothing where nobody counts.
	 */
	abstract OptionalLong timesSent(String email);

	abstract boolean servicesAreReady() throws Exception;

	/**
	 * Where to write what came of it.
	 */
	abstract Path report();

	/**
	 * What the gateway tells Prometheus.
	 */
	abstract String metrics() throws Exception;

	void askForTheSeenPages() {
		reader().openTheForm();
		for (Request request : List.of(Request.PAGE_WITH_FORM, Request.CONTENTS_PAGE)) {
			await().until(() -> reader().ask(request, 0).status() == 200);
		}
	}

	/**
	 * Waits until a page has all its parts, fresh, the APIs answer, and no breaker is
	 * open any more.
	 */
	void awaitWell() {
		await().alias("all is well")
			.atMost(Duration.ofMinutes(1))
			.until(() -> servicesAreReady() && pageIsFresh() && apisAnswer() && breakersAreClosed());
	}

	private boolean pageIsFresh() throws InterruptedException {
		Answer answer = reader().getValidated("/microservices.html");
		Document page = answer.page();
		return Part.ARTICLE.isOn(page) && Part.CONTENTS.isOn(page) && Part.FORM.isOn(page)
				&& WELL.containsAll(answer.states().values());
	}

	/**
	 * Whether the APIs answer so many at once that each connection to a database is used:
	 * a pool finds out only then which ones an outage has broken.
	 */
	private boolean apisAnswer() throws InterruptedException {
		List<Callable<Integer>> calls = Stream
			.of("/api/content/pages/docker", "/api/toc/toc", "/api/newsletter/subscriptions/form")
			.flatMap((path) -> Collections.nCopies(AT_ONCE, path).stream())
			.<Callable<Integer>>map((path) -> () -> reader().get(path).status())
			.toList();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			return threads.invokeAll(calls).stream().allMatch((status) -> status.resultNow() == 200);
		}
	}

	/**
	 * A breaker that was open closes when some calls were good. Until then it lets few
	 * through.
	 */
	private boolean breakersAreClosed() throws Exception {
		return metrics().lines()
			.noneMatch(
					(line) -> line.matches("resilience4j_circuitbreaker_state\\{.*state=\"(open|half_open)\"} 1\\.0"));
	}

}

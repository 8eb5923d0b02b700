package dev.colophon.system.compose;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.stream.Collectors;

import dev.colophon.system.Suite;

/**
 * Readers, programs and people who sign up, at a constant rate as long as not too many of
 * them wait, and what came of it: of six requests three are for pages, two for an API,
 * and one signs somebody up.
 */
class Traffic implements AutoCloseable {

	static final int PER_SECOND = 200;

	private static final List<String> PAGES = List.of("/microservices.html", "/docker.html", "/table-of-contents.html");

	private static final List<String> APIS = List.of("/api/content/pages/microservices", "/api/toc/toc");

	private static final int MOST_AT_ONCE = 40;

	private static final Duration LONGEST = Duration.ofSeconds(15);

	private static final AtomicInteger times = new AtomicInteger();

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

	private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

	private final Semaphore room = new Semaphore(MOST_AT_ONCE);

	private final AtomicInteger number = new AtomicInteger();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private final AtomicInteger answers = new AtomicInteger();

	private final AtomicInteger signedUp = new AtomicInteger();

	private final LongAccumulator slowest = new LongAccumulator(Long::max, 0);

	private final Suite suite;

	private final String domain;

	private final String stamp;

	private final long start = System.nanoTime();

	/**
	 * Begins.
	 */
	Traffic(Suite suite) {
		this.suite = suite;
		this.stamp = stamp(suite);
		this.domain = "traffic-" + times.incrementAndGet() + ".example.org";
		this.clock.scheduleAtFixedRate(this::send, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
	}

	private static String stamp(Suite suite) {
		try {
			return suite.stamp();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void send() {
		if (this.room.tryAcquire()) {
			this.people.execute(() -> {
				try {
					ask();
				}
				finally {
					this.room.release();
				}
			});
		}
	}

	private void ask() {
		int count = this.number.getAndIncrement();
		int turn = count % 10;
		if (turn == 0) {
			String path = "/newsletter/subscriptions";
			boolean good = ask("a sign-up", request(path).header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("stamp=" + this.stamp + "&email=reader-" + count + "@" + this.domain)),
					303);
			this.signedUp.addAndGet(good ? 1 : 0);
			return;
		}
		List<String> all = (turn <= APIS.size()) ? APIS : PAGES;
		String path = all.get(count % all.size());
		ask(path, request(path), 200);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.suite.address(path))).timeout(LONGEST);
	}

	private boolean ask(String what, HttpRequest.Builder request, int expected) {
		LocalTime start = LocalTime.now();
		String outcome;
		try {
			HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
			outcome = (response.statusCode() == expected) ? null : response.statusCode() + " " + response.body();
		}
		catch (IOException | InterruptedException ex) {
			outcome = ex.toString();
		}
		long millis = Duration.between(start, LocalTime.now()).toMillis();
		this.slowest.accumulate(millis);
		if (outcome == null) {
			this.answers.incrementAndGet();
			return true;
		}
		this.failures.add(start + " " + what + " after " + millis + " ms: " + outcome.lines().findFirst().orElse(""));
		return false;
	}

	/**
	 * How many good answers there were until now.
	 */
	int answers() {
		return this.answers.get();
	}

	/**
	 * Ends, when the last have their answers.
	 */
	Report end() {
		this.clock.close();
		this.people.close();
		return new Report(Duration.ofNanos(System.nanoTime() - this.start), this.answers.get(), this.signedUp.get(),
				this.slowest.get(), this.domain, List.copyOf(this.failures));
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
		this.people.shutdownNow();
		this.client.shutdownNow();
	}

	/**
	 * How it went.
	 *
	 * @param time how long it went on
	 * @param answers good ones
	 * @param signedUp how many were told that they have signed up
	 * @param domain which the addresses of those who signed up are in
	 */
	record Report(Duration time, int answers, int signedUp, long slowestMillis, String domain, List<String> failures) {

		@Override
		public String toString() {
			return this.answers + " good answers in " + this.time.toSeconds() + " s, " + this.failures.size()
					+ " failures, the slowest took " + this.slowestMillis + " ms"
					+ this.failures.stream().limit(10).map("\n  "::concat).collect(Collectors.joining());
		}

	}

}

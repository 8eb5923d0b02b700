package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * The suite as {@code ./run} starts it.
 */
class RunSuite extends Suite {

	static final List<String> PROGRAMS = List.of("content-service", "toc-service", "newsletter-service", "gateway");

	private static final Pattern ROW = Pattern.compile("^(\\S+) +http://localhost:(\\d+) +(\\d+) +(\\S+)$");

	private final int port = Run.freePort();

	private final Run run;

	RunSuite(Path data, String... options) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of("--port", String.valueOf(this.port), "--data", data.toString()));
		all.addAll(List.of(options));
		if (Run.isSkewed()) {
			// All find the databases as a version that is newer still leaves them.
			try (Run newest = Run.newestExpanding(all.toArray(String[]::new))) {
				awaitReady(newest);
			}
			all.remove("--fresh");
		}
		this.run = new Run(all.toArray(String[]::new));
		awaitReady(this.run);
	}

	private void awaitReady(Run run) throws InterruptedException {
		await().atMost(Duration.ofMinutes(10)).until(() -> isReady(run) || !run.process().isAlive());
		if (!isReady(run)) {
			run.close();
			throw new IllegalStateException(String.join("\n", run.output()));
		}
	}

	private boolean isReady(Run run) {
		return run.output().stream().anyMatch((line) -> line.startsWith("ready: http://localhost:" + this.port));
	}

	Run run() {
		return this.run;
	}

	@Override
	public String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	@Override
	public String addressOf(String service, String path) {
		return "http://localhost:" + row(service).group(2) + path;
	}

	Path logOf(String program) {
		return Path.of(row(program).group(4));
	}

	/**
	 * The value of one of the gateway's metrics; 0 where there is none yet.
	 */
	double metric(String name) {
		try {
			return getFrom("http://localhost:" + (this.port + 1000) + "/actuator/prometheus").body()
				.lines()
				.filter((line) -> line.startsWith(name + ' '))
				.mapToDouble((line) -> Double.parseDouble(line.substring(name.length() + 1)))
				.sum();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the console tells of the mail that somebody got: the file, and the links in
	 * it.
	 */
	List<String> mailTo(String address) {
		// Its lines come one after the other.
		await().during(Duration.ofMillis(500)).until(() -> toldOfMailTo(address).findFirst().isPresent());
		return toldOfMailTo(address).skip(1).takeWhile((line) -> line.startsWith("     ")).map(String::strip).toList();
	}

	private Stream<String> toldOfMailTo(String address) {
		return this.run.output().stream().dropWhile((line) -> !line.startsWith("mail to " + address + ": "));
	}

	ProcessHandle processOf(String program) {
		return ProcessHandle.of(Long.parseLong(row(program).group(3))).orElseThrow();
	}

	private Matcher row(String program) {
		return this.run.output()
			.stream()
			.map(ROW::matcher)
			.filter((row) -> row.matches() && row.group(1).equals(program))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Stops a program as {@code kill} does, and waits until it is gone.
	 */
	void stop(String program) throws Exception {
		ProcessHandle process = processOf(program);
		process.destroy();
		process.onExit().get(1, TimeUnit.MINUTES);
	}

	@Override
	public void close() throws InterruptedException {
		this.run.close();
	}

}

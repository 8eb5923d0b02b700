package dev.colophon.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import static org.awaitility.Awaitility.await;

/**
 * The suite, up and running, and a reader in front of it.
 */
class Suite implements AutoCloseable {

	private static final Pattern ROW = Pattern.compile("^(\\S+) +http://localhost:(\\d+) +(\\d+) +(\\S+)$");

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port = Run.freePort();

	private final Run run;

	Suite(Path data, String... options) throws IOException, InterruptedException {
		List<String> all = new ArrayList<>(List.of("--port", String.valueOf(this.port), "--data", data.toString()));
		all.addAll(List.of(options));
		this.run = new Run(all.toArray(String[]::new));
		await().atMost(Duration.ofMinutes(10)).until(() -> isReady() || !this.run.process().isAlive());
		if (!isReady()) {
			this.run.close();
			throw new IllegalStateException(String.join("\n", this.run.output()));
		}
	}

	private boolean isReady() {
		return this.run.output().stream().anyMatch((line) -> line.startsWith("ready: http://localhost:" + this.port));
	}

	Run run() {
		return this.run;
	}

	String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	/**
	 * Where a program answers by itself.
	 */
	String addressOf(String program, String path) {
		return "http://localhost:" + row(program).group(2) + path;
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

	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return getFrom(address(path), headers);
	}

	HttpResponse<String> getFrom(String address, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(address(path)))
			.header("Content-Type", type)
			.POST(BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	static Document page(HttpResponse<String> response) {
		return Jsoup.parse(response.body());
	}

	@Override
	public void close() throws InterruptedException {
		this.run.close();
	}

}

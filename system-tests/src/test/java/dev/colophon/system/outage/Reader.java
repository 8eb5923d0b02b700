package dev.colophon.system.outage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;

import dev.colophon.system.FormStamps;

import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * Somebody who asks the gateway, and takes the time.
 */
class Reader {

	private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (name, value) -> true);

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final URI gateway;

	private volatile String stamp = "";

	Reader(URI gateway) {
		this.gateway = gateway;
	}

	/**
	 * Fetches, once, what a sign-up form carries.
	 */
	void openTheForm() {
		try {
			if (this.stamp.isEmpty()) {
				this.stamp = FormStamps.fetch(this.client, this.gateway);
			}
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	Answer get(String path) throws InterruptedException {
		return ask(HttpRequest.newBuilder(this.gateway.resolve(path)).timeout(Request.LONGEST).build());
	}

	/**
	 * What the services say right now.
	 */
	Answer getValidated(String path) throws InterruptedException {
		return ask(HttpRequest.newBuilder(this.gateway.resolve(path))
			.timeout(Request.LONGEST)
			.header("Cache-Control", "no-cache")
			.build());
	}

	Answer ask(Request request, int number) throws InterruptedException {
		return ask(request.to(this.gateway, number, this.stamp));
	}

	private Answer ask(HttpRequest request) throws InterruptedException {
		long start = System.nanoTime();
		try {
			HttpResponse<InputStream> response = this.client.send(request, BodyHandlers.ofInputStream());
			ByteArrayOutputStream body = new ByteArrayOutputStream();
			boolean complete = copy(response, body);
			return new Answer(response.statusCode(), response.headers(), body.toString(StandardCharsets.UTF_8),
					complete, since(start));
		}
		catch (IOException ex) {
			return new Answer(0, NONE, ex.toString(), false, since(start));
		}
	}

	/**
	 * The client's own timeout ends with the headers.
	 */
	private boolean copy(HttpResponse<InputStream> response, OutputStream body) throws InterruptedException {
		try (InputStream in = response.body()) {
			return this.threads.submit(() -> copy(in, body)).get(Request.LONGEST.toSeconds(), SECONDS);
		}
		catch (IOException | ExecutionException | TimeoutException ex) {
			return false;
		}
	}

	private static boolean copy(InputStream in, OutputStream body) {
		try {
			in.transferTo(body);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

}

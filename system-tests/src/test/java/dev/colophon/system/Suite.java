package dev.colophon.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The suite, up and running, and a reader in front of it.
 */
public abstract class Suite implements AutoCloseable {

	/**
	 * What the editor of each suite proves with that they may write.
	 */
	public static final String EDITOR_PASSWORD = "secret of the tests";

	private static final String EDITOR = "editor:" + EDITOR_PASSWORD;

	private final HttpClient client = HttpClient.newHttpClient();

	private String stamp = "";

	/**
	 * What a sign-up form carries, as one that has been open for a while.
	 */
	public synchronized String stamp() throws IOException, InterruptedException {
		if (this.stamp.isEmpty()) {
			this.stamp = FormStamps.fetch(this.client, URI.create(address("/")));
		}
		return this.stamp;
	}

	/**
	 * Where readers find the site.
	 */
	public abstract String address(String path);

	/**
	 * Where a service answers by itself.
	 */
	public abstract String addressOf(String service, String path);

	public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return getFrom(address(path), headers);
	}

	HttpResponse<String> getFrom(String address, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	HttpResponse<String> post(String path, String type, String body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)))
			.header("Content-Type", type)
			.POST(BodyPublishers.ofString(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	/**
	 * What an editor sends, who knows the password.
	 */
	HttpResponse<String> edit(String method, String path, String body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(path)))
			.method(method, BodyPublishers.ofString(body))
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(EDITOR.getBytes(StandardCharsets.UTF_8)));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	public static Document page(HttpResponse<String> response) {
		return Jsoup.parse(response.body());
	}

	@Override
	public abstract void close() throws InterruptedException;

}

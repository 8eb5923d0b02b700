package dev.colophon.newsletter.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends requests, and holds them and their answers against the specification that is
 * served.
 */
final class Caller {

	private static final String CREDENTIALS = "Basic "
			+ Base64.getEncoder().encodeToString("editor:secret".getBytes(StandardCharsets.UTF_8));

	private final HttpClient client = HttpClient.newHttpClient();

	private final Set<String> seen = new TreeSet<>();

	private final Set<String> seenProblems = new TreeSet<>();

	private final URI service;

	private final String specification;

	private final ApiDocument api;

	Caller(int port) throws Exception {
		this.service = URI.create("http://localhost:" + port);
		this.specification = send(request("GET", "/openapi.yaml", "", Map.of())).body();
		this.api = ApiDocument.of(this.specification);
	}

	String specification() {
		return this.specification;
	}

	ApiDocument api() {
		return this.api;
	}

	/**
	 * The answers that came so far, as in {@code GET /toc 200 text/html}.
	 */
	Set<String> seen() {
		return this.seen;
	}

	/**
	 * The types of the problems that came so far.
	 */
	Set<String> seenProblems() {
		return this.seenProblems;
	}

	/**
	 * A request that is as described.
	 */
	void read(int status, String uri, Map<String, String> headers) throws Exception {
		valid(status, "GET", uri, "", headers);
	}

	/**
	 * A request that is not as described, and is refused.
	 */
	void misread(int status, String uri) throws Exception {
		invalid(status, "GET", uri, "", Map.of());
	}

	/**
	 * A request by the editor that is as described.
	 */
	void write(int status, String method, String uri, String body, Map<String, String> headers) throws Exception {
		valid(status, method, uri, body, withCredentials(method, body, headers));
	}

	/**
	 * A request by the editor that is not as described, and is refused.
	 */
	void refused(int status, String method, String uri, String body, Map<String, String> headers) throws Exception {
		invalid(status, method, uri, body, withCredentials(method, body, headers));
	}

	void valid(int status, String method, String uri, String body, Map<String, String> headers) throws Exception {
		Exchange exchange = exchange(status, method, uri, body, headers);
		assertThat(exchange.faultsOfRequest()).as(exchange.toString()).isEmpty();
	}

	void invalid(int status, String method, String uri, String body, Map<String, String> headers) throws Exception {
		Exchange exchange = exchange(status, method, uri, body, headers);
		assertThat(exchange.faultsOfRequest()).as(exchange.toString()).isNotEmpty();
	}

	private Exchange exchange(int status, String method, String uri, String body, Map<String, String> headers)
			throws Exception {
		HttpRequest request = request(method, uri, body, headers);
		HttpResponse<String> response = send(request);
		Exchange exchange = new Exchange(this.api, request, body, response);
		assertThat(response.statusCode()).as(exchange.toString()).isEqualTo(status);
		assertThat(exchange.faultsOfResponse()).as(exchange.toString()).isEmpty();
		this.seen.add(exchange.answer());
		exchange.problemType().forEach(this.seenProblems::add);
		return exchange;
	}

	private static Map<String, String> withCredentials(String method, String body, Map<String, String> headers) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("Authorization", CREDENTIALS);
		if (!body.isEmpty()) {
			all.putIfAbsent("Content-Type",
					method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
		}
		return all;
	}

	private HttpRequest request(String method, String uri, String body, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.service.resolve(uri))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		headers.forEach(request::header);
		return request.build();
	}

	private HttpResponse<String> send(HttpRequest request) throws Exception {
		return this.client.send(request, BodyHandlers.ofString());
	}

}

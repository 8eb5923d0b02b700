package dev.colophon.toc.contents;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * What an editor uses: requests with their credentials.
 */
@TestComponent
@Lazy
class EditorClient {

	static final String PASSWORD = "a secret";

	private final HttpClient client = HttpClient.newHttpClient();

	private final Environment environment;

	EditorClient(Environment environment) {
		this.environment = environment;
	}

	static String basic(String name, String password) {
		return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
	}

	static String etag(HttpResponse<String> response) {
		return response.headers().firstValue("ETag").orElseThrow();
	}

	static JsonNode json(HttpResponse<String> response) {
		return JsonMapper.shared().readTree(response.body());
	}

	HttpResponse<String> get(String uri, String accepted) {
		return send("GET", uri, "", (request) -> request.header("Accept", accepted));
	}

	/**
	 * The ETag of the contents in JSON.
	 */
	String current() {
		return etag(get("/toc", "application/json"));
	}

	HttpResponse<String> put(String body, String ifMatch) {
		return write("PUT", "/toc", body, ifMatch);
	}

	HttpResponse<String> post(String body) {
		return write("POST", "/toc/entries", body, "");
	}

	HttpResponse<String> patch(String slug, String body, String ifMatch) {
		return write("PATCH", "/toc/entries/" + slug, body, ifMatch);
	}

	HttpResponse<String> delete(String slug, String ifMatch) {
		return write("DELETE", "/toc/entries/" + slug, "", ifMatch);
	}

	/**
	 * A request with the editor's credentials and the media type that belongs to it.
	 * @param ifMatch empty for none
	 */
	HttpResponse<String> write(String method, String uri, String body, String ifMatch) {
		String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
		return send(method, uri, body, (request) -> {
			request.header("Authorization", basic("editor", PASSWORD)).header("Content-Type", type);
			return ifMatch.isEmpty() ? request : request.header("If-Match", ifMatch);
		});
	}

	HttpResponse<String> send(String method, String uri, String body, UnaryOperator<HttpRequest.Builder> headers) {
		URI service = URI.create("http://localhost:" + this.environment.getRequiredProperty("local.server.port"));
		HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve(uri))
			.method(method, BodyPublishers.ofString(body));
		try {
			return this.client.send(headers.apply(request).build(), BodyHandlers.ofString());
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

}

package dev.colophon.content.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.colophon.content.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What consumers expect, asked of the running service, which has a database of its own
 * for that. {@code ./pacts} brings it here.
 */
@Provider("content-service")
@PactFolder("src/test/resources/pacts")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.instance=pacts", "colophon.editor.password=secret" })
@Import(TestDatabase.class)
class ConsumerPactsTests {

	private static final String EDITOR = "Basic "
			+ Base64.getEncoder().encodeToString("editor:secret".getBytes(StandardCharsets.UTF_8));

	private static final String PAGE = "{\"title\": \"Title\", \"description\": \"Text\", \"markdown\": \"Text\"}";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@BeforeEach
	void aim(PactVerificationContext context) {
		context.setTarget(new HttpTestTarget("localhost", this.port));
	}

	@TestTemplate
	@ExtendWith(PactVerificationInvocationContextProvider.class)
	void isKept(PactVerificationContext context) {
		context.verifyInteraction();
	}

	@State({ "all is well", "there is no page nosuch", "a page has changed since 2026-10-01",
			"there is an announcement", "there is a promotion" })
	void asItComes() {
		// All pages are new, and docker is one of them.
	}

	@State("there is the page docker")
	Map<String, Object> docker() throws Exception {
		HttpResponse<Void> page = this.client.send(request("/pages/docker").header("Accept", "text/html")
			.header("X-Forwarded-Prefix", "/api/content")
			.build(), BodyHandlers.discarding());
		return Map.of("etag", page.headers().firstValue("ETag").orElseThrow());
	}

	@State("the page old was deleted")
	void oldWasDeleted() throws Exception {
		write("PUT", "/pages/old", "If-None-Match", PAGE);
		write("DELETE", "/pages/old", "If-Match", "");
	}

	@State("the page before is now the page after")
	void beforeIsNowAfter() throws Exception {
		write("PUT", "/pages/before", "If-None-Match", PAGE);
		write("PATCH", "/pages/before", "If-Match", "{\"slug\": \"after\"}");
	}

	@State("there is no announcement")
	void noAnnouncement() throws Exception {
		write("DELETE", "/announcement", "If-Match", "");
	}

	@State("there is no promotion")
	void noPromotion() throws Exception {
		write("DELETE", "/promotion", "If-Match", "");
	}

	private void write(String method, String uri, String condition, String body) throws Exception {
		HttpRequest request = request(uri).method(method, BodyPublishers.ofString(body))
			.header("Authorization", EDITOR)
			.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
			.header(condition, "*")
			.build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).statusCode()).isBetween(200, 299);
	}

	private HttpRequest.Builder request(String uri) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri));
	}

}

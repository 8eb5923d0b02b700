package dev.colophon.toc.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.colophon.toc.TestDatabase;
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
@Provider("toc-service")
@PactFolder("src/test/resources/pacts")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.instance=pacts", "colophon.editor.password=secret" })
@Import(TestDatabase.class)
class ConsumerPactsTests {

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

	@State("the contents have the page docker")
	Map<String, Object> contentsWithDocker() throws Exception {
		return Map.of("etag", etag("/toc?current=docker"));
	}

	@State("the contents do not have the page nosuch")
	void contentsWithoutNosuch() throws Exception {
		assertThat(this.client.send(get("/toc/nosuch").build(), BodyHandlers.discarding()).statusCode()).isEqualTo(404);
	}

	private String etag(String uri) throws Exception {
		return this.client.send(get(uri).header("Accept", "text/html").build(), BodyHandlers.discarding())
			.headers()
			.firstValue("ETag")
			.orElseThrow();
	}

	private HttpRequest.Builder get(String uri) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri));
	}

}

package dev.colophon.newsletter.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junit5.PactVerificationInvocationContextProvider;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactFolder;
import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.subscription.Stamps;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What consumers expect, asked of the running service, which has a database of its own
 * for that. {@code ./pacts} brings it here.
 */
@Provider("newsletter-service")
@PactFolder("src/test/resources/pacts")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "colophon.instance=pacts")
@Import({ TestDatabase.class, Stamps.class })
class ConsumerPactsTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Stamps stamps;

	/**
	 * With a client that takes the first answer, as the gateway does.
	 */
	@BeforeEach
	void aim(PactVerificationContext context) {
		context.setTarget(new HttpTestTarget("localhost", this.port, "/",
				() -> (provider) -> HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().build()));
	}

	/**
	 * The stamp in the pact is no stamp.
	 */
	@TestTemplate
	@ExtendWith(PactVerificationInvocationContextProvider.class)
	void isKept(PactVerificationContext context, ClassicHttpRequest request) throws Exception {
		if (request.getEntity() != null) {
			String form = EntityUtils.toString(request.getEntity());
			request.setEntity(new StringEntity(form.replaceFirst("stamp=\\w+", "stamp=" + this.stamps.stamp()),
					ContentType.APPLICATION_FORM_URLENCODED));
		}
		context.verifyInteraction();
	}

	@State({ "all is well", "a form was made a minute ago", "there is no such confirmation", "there is no issue 999" })
	void asItComes() {
		// Nobody is on the list, and nothing was sent.
	}

	@State("the form is the one that the gateway has")
	Map<String, Object> form() throws Exception {
		HttpResponse<Void> form = this.client.send(request("/subscriptions/form").header("Accept", "text/html")
			.header("X-Forwarded-Prefix", "/newsletter")
			.build(), BodyHandlers.discarding());
		return Map.of("etag", form.headers().firstValue("ETag").orElseThrow());
	}

	@State("issue 1 was sent")
	void issue() {
		this.jdbc.sql("""
				insert into issue (id, subject, markdown, created_at, updated_at, sent_at) overriding system value
				values (1, 'What is new', 'A lot.', now(), now(), now())
				on conflict do nothing
				""").update();
	}

	@State("the client 192.0.2.2 has signed up too often")
	void tooManySignUps() throws Exception {
		int status;
		do {
			status = this.client
				.send(request("/subscriptions").header("X-Forwarded-For", "192.0.2.2")
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString("email="))
					.build(), BodyHandlers.discarding())
				.statusCode();
		}
		while (status == 422);
		assertThat(status).isEqualTo(429);
	}

	private HttpRequest.Builder request(String uri) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri));
	}

}

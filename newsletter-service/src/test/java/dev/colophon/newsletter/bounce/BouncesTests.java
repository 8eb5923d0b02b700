package dev.colophon.newsletter.bounce;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.key.SubscriptionTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reports of bounces, signed, over a real socket.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "colophon.bounces.secret=whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cw==")
@Import({ TestDatabase.class, TestClock.class })
@ExtendWith(OutputCaptureExtension.class)
class BouncesTests {

	private static final byte[] SECRET = "secret of the tests".getBytes(StandardCharsets.UTF_8);

	private final HttpClient client = HttpClient.newHttpClient();

	private int number;

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private SubscriptionTokens tokens;

	@BeforeEach
	@AfterEach
	void startAnew() {
		this.jdbc.sql("truncate subscription, bounce_report cascade").update();
	}

	@ParameterizedTest
	@CsvSource({ "hard-bounce, confirmed, bounced", "hard-bounce, pending, bounced", "hard-bounce, left, left",
			"soft-bounce, confirmed, confirmed", "complaint, confirmed, complained", "complaint, left, complained",
			"unsubscription, confirmed, left", "unsubscription, complained, complained",
			"hard-bounce, complained, complained" })
	void endSubscriptions(String type, String status, String then) throws Exception {
		subscribe(status);
		assertThat(report("{\"type\":\"%s\",\"email\":\"ada@EXAMPLE.org\"}".formatted(type)).statusCode())
			.isEqualTo(204);
		assertThat(status()).isEqualTo(then);
	}

	@Test
	void endASubscriptionWhenFiveWereSoft() throws Exception {
		subscribe("confirmed");
		for (int times = 1; times <= 5; times++) {
			assertThat(status()).isEqualTo("confirmed");
			report("{\"type\":\"soft-bounce\",\"email\":\"ada@example.org\"}");
		}
		assertThat(status()).isEqualTo("bounced");
	}

	@Test
	void countOnceHoweverOftenTheyAreSent() throws Exception {
		subscribe("confirmed");
		for (int times = 1; times <= 10; times++) {
			assertThat(send("same", now(), "{\"type\":\"soft-bounce\",\"email\":\"ada@example.org\"}").statusCode())
				.isEqualTo(204);
		}
		assertThat(status()).isEqualTo("confirmed");
	}

	@Test
	void knowTheRecipientByTheTokenInTheirMail() throws Exception {
		long id = subscribe("confirmed");
		report("{\"type\":\"unsubscription\",\"token\":\"%s\"}".formatted(this.tokens.token(id)));
		assertThat(status()).isEqualTo("left");
	}

	@Test
	void tellNobodyWhoIsOnTheList() throws Exception {
		assertThat(report("{\"type\":\"hard-bounce\",\"email\":\"eve@example.org\"}").statusCode()).isEqualTo(204);
		assertThat(report("{\"type\":\"hard-bounce\",\"email\":\"nonsense\"}").statusCode()).isEqualTo(204);
		assertThat(report("{\"type\":\"hard-bounce\",\"token\":\"nonsense\"}").statusCode()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "{}", "{\"type\":\"hard-bounce\"}",
			"{\"email\":\"ada@example.org\"}", "{\"type\":\"other\",\"email\":\"ada@example.org\"}" })
	void areReports(String body, CapturedOutput output) throws Exception {
		assertThat(report(body).statusCode()).isIn(400, 422);
		assertThat(output).doesNotContain("ada@");
	}

	@Test
	void areSigned() throws Exception {
		subscribe("confirmed");
		String body = "{\"type\":\"hard-bounce\",\"email\":\"ada@example.org\"}";
		String now = now();
		String good = signature("1", now, body);
		for (String[] headers : new String[][] { { "2", now, good }, { "1", now, "v1,AAAA" }, { "1", now, "v2" },
				{ "1", now, good.replace("v1,", "v2,") }, { "1", "", good },
				{ "1", String.valueOf(TestClock.START.getEpochSecond() - 301),
						signature("1", String.valueOf(TestClock.START.getEpochSecond() - 301), body) },
				{ "1", String.valueOf(TestClock.START.getEpochSecond() + 301),
						signature("1", String.valueOf(TestClock.START.getEpochSecond() + 301), body) } }) {
			assertThat(send(headers[0], headers[1], headers[2], body).statusCode()).isEqualTo(401);
		}
		assertThat(send("1", now, good, body + " ").statusCode()).isEqualTo(401);
		assertThat(status()).isEqualTo("confirmed");
		assertThat(send("1", now, "v1,AAAA " + good, body).statusCode()).isEqualTo(204);
		assertThat(status()).isEqualTo("bounced");
	}

	private HttpResponse<String> report(String body) throws Exception {
		return send("report-" + ++this.number, now(), body);
	}

	private HttpResponse<String> send(String id, String timestamp, String body) throws Exception {
		return send(id, timestamp, signature(id, timestamp, body), body);
	}

	private HttpResponse<String> send(String id, String timestamp, String signature, String body) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/bounces"))
			.header("Content-Type", "application/json")
			.header("webhook-id", id)
			.header("webhook-timestamp", timestamp)
			.header("webhook-signature", signature)
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private static String now() {
		return String.valueOf(TestClock.START.getEpochSecond());
	}

	private static String signature(String id, String timestamp, String body) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
		byte[] bytes = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
		return "v1," + Base64.getEncoder().encodeToString(bytes);
	}

	private long subscribe(String status) {
		return this.jdbc.sql("""
				insert into subscription (email, normalized_email, status, confirmed_at)
				values ('ada@example.org', 'ada@example.org', :status, :now)
				returning id
				""").param("status", status).param("now", Timestamp.from(Instant.EPOCH)).query(Long.class).single();
	}

	private String status() {
		return this.jdbc.sql("select status from subscription").query(String.class).single();
	}

}

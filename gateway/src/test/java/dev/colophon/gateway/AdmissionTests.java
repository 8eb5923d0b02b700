package dev.colophon.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What one client may have unfinished, and what it cannot keep others from. The clients
 * have addresses of their own.
 */
@TestPropertySource(properties = { "colophon.limits.concurrent-requests=8", "colophon.limits.requests-per-client=6",
		"colophon.limits.connections-per-client=12", "colophon.limits.body-deadline=60s",
		"colophon.limits.uploads.concurrent=3", "colophon.limits.uploads.per-client=2",
		"colophon.limits.trusted-proxies=127.9.0.0/16" })
class AdmissionTests extends GatewayTests {

	private static final String HOSTILE = "127.0.0.2";

	private static final String OTHER = "127.0.0.3";

	private static final String PROXY = "127.9.0.1";

	private static final String FROM_CLIENT_9 = " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 192.0.2.9\r\n";

	private final List<RawClient> clients = new ArrayList<>();

	@Autowired
	private MeterRegistry meters;

	@BeforeEach
	void tocServiceTakesAnything() {
		services.toc.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(204)));
	}

	@AfterEach
	void clientsLeave() throws Exception {
		for (RawClient client : this.clients) {
			client.close();
		}
		// Whoever was there is still leaving.
		await().untilAsserted(() -> assertThat(asks(HOSTILE, "/api/toc/x")).isEqualTo(204));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 30000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n5\r\n" })
	void aBodyThatIsNotThereYetTakesNobodysPlace(String beginning) throws Exception {
		for (int i = 0; i < 6; i++) {
			begin(HOSTILE, "PUT /api/toc/x", beginning + "abc");
		}
		assertThat(asks(OTHER, "/api/toc/x")).isEqualTo(204);
		assertThat(asks(OTHER, "/newsletter/subscriptions/form")).isEqualTo(200);
		services.toc.verify(0, putRequestedFor(anyUrl()));
	}

	@Test
	void aClientHasABoundedNumberOfRequestsUnfinished() throws Exception {
		double before = limited("requests");
		for (int i = 0; i < 6; i++) {
			begin(HOSTILE, "PUT /api/toc/x", "Content-Length: 30000\r\n\r\na");
		}
		await().untilAsserted(() -> assertThat(askFrom(HOSTILE, "/api/toc/x").head()).startsWith("HTTP/1.1 429")
			.contains("Retry-After: 1", "application/problem+json", "X-Content-Type-Options: nosniff"));
		assertThat(limited("requests")).isEqualTo(before + 1);
	}

	@Test
	void aPageFromMemoryIsNoneOfThem() throws Exception {
		services.allowKeeping();
		await().untilAsserted(() -> {
			assertThat(get("/kept.html").statusCode()).isEqualTo(200);
			assertThat(timing(get("/kept.html")).values()).containsOnly("fresh");
		});
		for (int i = 0; i < 6; i++) {
			begin(HOSTILE, "PUT /api/toc/x", "Content-Length: 30000\r\n\r\na");
		}
		for (int i = 0; i < 20; i++) {
			assertThat(asks(HOSTILE, "/kept.html")).isEqualTo(200);
		}
	}

	@Test
	void theClientsBehindATrustedProxyAreCountedAndNotTheProxy() throws Exception {
		for (int i = 0; i < 6; i++) {
			begin(PROXY, "PUT /api/toc/x", "X-Forwarded-For: 192.0.2.1\r\nContent-Length: 30000\r\n\r\na");
		}
		await().untilAsserted(() -> assertThat(asks(PROXY, "/api/toc/x", "X-Forwarded-For: 192.0.2.1")).isEqualTo(429));
		assertThat(asks(PROXY, "/api/toc/x", "X-Forwarded-For: 192.0.2.2")).isEqualTo(204);
		assertThat(asks(OTHER, "/api/toc/x", "X-Forwarded-For: 192.0.2.1")).isEqualTo(204);
	}

	@Test
	void largeBodiesHaveFewPlacesOfWhichOneClientGetsSome() throws Exception {
		double uploads = limited("uploads");
		double busy = limited("busy");
		for (int i = 0; i < 2; i++) {
			begin(HOSTILE, "PUT /api/toc/x", "Content-Length: 900000\r\n\r\n" + "a".repeat(40_000));
		}
		await().untilAsserted(
				() -> assertThat(triesToUpload(HOSTILE)).startsWith("HTTP/1.1 429").contains("Retry-After: 1"));
		assertThat(begin(OTHER, "PUT /api/toc/x", "Content-Length: 40000\r\n\r\n" + "a".repeat(40_000)).status())
			.isEqualTo(204);
		begin(OTHER, "PUT /api/toc/x", "Content-Length: 900000\r\n\r\na");
		await().untilAsserted(
				() -> assertThat(triesToUpload("127.0.0.4")).startsWith("HTTP/1.1 503").contains("Retry-After: 10"));
		assertThat(begin("127.0.0.4", "PUT /api/toc/x", "Content-Length: 1\r\n\r\na").status()).isEqualTo(204);
		assertThat(limited("uploads")).isGreaterThan(uploads);
		assertThat(limited("busy")).isGreaterThan(busy);
	}

	@Test
	void aLargeBodyIsPassedOnAsItCame() throws Exception {
		String body = "0123456789".repeat(5_000);
		assertThat(begin(OTHER, "PUT /api/toc/large", "Content-Length: 50000\r\n\r\n" + body).status()).isEqualTo(204);
		assertThat(begin(OTHER, "PUT /api/toc/large",
				"Transfer-Encoding: chunked\r\n\r\nc350\r\n" + body + "\r\n0\r\n\r\n")
			.status()).isEqualTo(204);
		services.toc.verify(2, putRequestedFor(urlEqualTo("/large")).withRequestBody(equalTo(body)));
	}

	@ParameterizedTest
	@CsvSource({ "GET, /api/toc/toc", "HEAD, /api/toc/toc", "OPTIONS, /api/toc/toc", "GET, /docker.html",
			"GET, /newsletter/issues.atom", "OPTIONS, /docker.html", "HEAD, /newsletter/subscriptions/form" })
	void aBodyIsRefusedWhereTheMethodHasNoUseForIt(String method, String path) throws Exception {
		for (String body : List.of("Content-Length: 900000\r\n\r\na", "Transfer-Encoding: chunked\r\n\r\n5\r\n",
				"Content-Type: text/plain\r\nContent-Length: 1\r\n\r\na")) {
			assertThat(begin(HOSTILE, method + " " + path, body).status()).isEqualTo(400);
		}
		assertThat(begin(OTHER, method + " " + path, "Content-Length: 0\r\n\r\n").status()).isIn(200, 204, 404);
		services.newsletter.verify(0, anyRequestedFor(anyUrl()).withHeader("Content-Length", equalTo("900000")));
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /api/toc/x, gzip", "POST, /api/newsletter/subscriptions, br", "POST, /visits, gzip",
			"POST, /newsletter/subscriptions, 'identity, gzip'", "DELETE, /api/content/pages/x, deflate" })
	void aBodyWithAContentCodingIsRefused(String method, String path, String coding) throws Exception {
		String head = begin(HOSTILE, method + " " + path,
				"Content-Type: application/x-www-form-urlencoded\r\nContent-Encoding: " + coding
						+ "\r\nContent-Length: 7\r\n\r\nno gzip")
			.head();
		assertThat(head).startsWith("HTTP/1.1 415").contains("Accept-Encoding: identity");
		services.newsletter.verify(0, anyRequestedFor(anyUrl()));
	}

	@Test
	void aContentCodingWithoutABodyMeansNothing() throws Exception {
		assertThat(asks(OTHER, "/api/toc/x", "Content-Encoding: gzip")).isEqualTo(204);
		assertThat(
				begin(OTHER, "PUT /api/toc/x", "Content-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc").status())
			.isEqualTo(204);
	}

	@Test
	void connectionsOfOneClientAreBounded() throws Exception {
		double before = limited("connections");
		for (int i = 0; i < 12; i++) {
			RawClient client = connect(HOSTILE);
			client.send("GET /slow-headers.html HTTP/1.1\r\n");
		}
		await().untilAsserted(() -> assertThat(connect(HOSTILE).isClosed()).isTrue());
		assertThat(limited("connections")).isGreaterThan(before);
		assertThat(asks(OTHER, "/api/toc/x")).isEqualTo(204);
		for (int i = 0; i < 13; i++) {
			begin(PROXY, "GET /docker.html", "");
		}
		assertThat(asks(PROXY, "/api/toc/x")).isEqualTo(204);
		this.clients.removeFirst().close();
		await().untilAsserted(() -> assertThat(asks(HOSTILE, "/api/toc/x")).isEqualTo(204));
	}

	@Test
	void whoReadsSlowlyKeepsNobodyWaiting() throws Exception {
		services.toc.stubFor(WireMock.get("/large").willReturn(aResponse().withBody(new byte[2_000_000])));
		for (int i = 0; i < 6; i++) {
			askFrom(HOSTILE, "/api/toc/large");
		}
		for (int i = 0; i < 10; i++) {
			HttpResponse<String> response = from(OTHER, "/api/toc/x");
			assertThat(response.statusCode()).isEqualTo(204);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "PUT /api/toc/x" + FROM_CLIENT_9 + "Content-Length: 30000\r\n\r\nabc",
			"PUT /api/toc/x" + FROM_CLIENT_9 + "Content-Length: 30000\r\nExpect: 100-continue\r\n\r\n",
			"PUT /api/toc/x" + FROM_CLIENT_9 + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
			"PUT /api/toc/x" + FROM_CLIENT_9 + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
			"PUT /api/toc/x" + FROM_CLIENT_9 + "Content-Length: 900000\r\n\r\nabc",
			"PUT /api/toc/x" + FROM_CLIENT_9 + "Transfer-Encoding: chunked\r\n\r\nffff\r\n{40 kB}",
			"PUT /api/toc/x" + FROM_CLIENT_9 + "Content-Length: 9000000\r\n\r\nabc",
			"POST /newsletter/subscriptions" + FROM_CLIENT_9 + "Content-Length: 10\r\n\r\na",
			"GET /docker.html" + FROM_CLIENT_9 + "Content-Length: 10\r\n\r\na",
			"GET /api/toc/large" + FROM_CLIENT_9 + "\r\n", "GET /api/toc/slow" + FROM_CLIENT_9 + "\r\n",
			"GET /api/toc/x" + FROM_CLIENT_9 + "\r\nGET /api/toc/large" + FROM_CLIENT_9 + "\r\nPUT /api/toc/x"
					+ FROM_CLIENT_9 + "Content-Length: 10\r\n\r\na" })
	void aClientThatLeavesGivesEverythingBack(String request) throws Exception {
		services.toc.stubFor(WireMock.get("/large").willReturn(aResponse().withBody(new byte[2_000_000])));
		services.toc.stubFor(WireMock.get("/slow").willReturn(aResponse().withStatus(204).withFixedDelay(500)));
		for (int i = 0; i < 20; i++) {
			try (RawClient client = new RawClient(PROXY, port())) {
				client.send(request.replace("{40 kB}", "a".repeat(40_000)));
			}
		}
		await().untilAsserted(this::assertThatEachPlaceIsFree);
	}

	/**
	 * Takes as many requests and uploads as one client and all clients may have.
	 */
	private void assertThatEachPlaceIsFree() throws IOException {
		List<RawClient> uploads = new ArrayList<>();
		List<RawClient> calls = new ArrayList<>();
		String fromOther = FROM_CLIENT_9.replace(".9", ".10");
		for (String client : List.of(FROM_CLIENT_9, FROM_CLIENT_9, fromOther)) {
			uploads.add(connect(PROXY).send("PUT /api/toc/x" + client + "Content-Length: 900000\r\n\r\na"));
		}
		for (String client : List.of(FROM_CLIENT_9, FROM_CLIENT_9, FROM_CLIENT_9, FROM_CLIENT_9, fromOther)) {
			calls.add(connect(PROXY).send("GET /api/toc/slow" + client + "\r\n"));
		}
		try {
			assertThat(calls).extracting(RawClient::status).containsOnly(204);
			for (RawClient upload : uploads) {
				assertThat(upload.waitNoLongerThan(Duration.ofMillis(100)).head()).isEmpty();
			}
		}
		finally {
			uploads.forEach(RawClient::closeQuietly);
			calls.forEach(RawClient::closeQuietly);
		}
	}

	private String triesToUpload(String address) throws IOException {
		try (RawClient client = new RawClient(address, port())) {
			return client.send("PUT /api/toc/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000\r\n\r\na")
				.waitNoLongerThan(Duration.ofSeconds(1))
				.head();
		}
	}

	private HttpResponse<String> from(String address, String path) throws Exception {
		try (HttpClient client = HttpClient.newBuilder().localAddress(InetAddress.getByName(address)).build()) {
			return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(),
					BodyHandlers.ofString());
		}
	}

	private double limited(String kind) {
		return this.meters.counter("colophon.limited", "kind", kind).count();
	}

	private int asks(String address, String path, String... fields) throws IOException {
		try (RawClient client = askFrom(address, path, fields)) {
			return client.status();
		}
	}

	private RawClient askFrom(String address, String path, String... fields) throws IOException {
		return begin(address, "GET " + path, (fields.length > 0)
				? String.join("\r\n", fields) + "\r\nConnection: close\r\n\r\n" : "Connection: close\r\n\r\n");
	}

	private RawClient begin(String address, String methodAndPath, String rest) throws IOException {
		return connect(address).send(methodAndPath + " HTTP/1.1\r\nHost: localhost\r\n" + rest);
	}

	private RawClient connect(String address) throws IOException {
		RawClient client = new RawClient(address, port());
		this.clients.add(client);
		return client;
	}

}

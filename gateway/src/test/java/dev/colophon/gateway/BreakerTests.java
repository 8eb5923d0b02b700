package dev.colophon.gateway;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static java.util.Map.entry;
import static org.awaitility.Awaitility.await;

@TestPropertySource(properties = { "resilience4j.circuitbreaker.configs.default.sliding-window-size=10",
		"resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=10",
		"resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=3s" })
class BreakerTests extends GatewayTests {

	@Autowired
	private CircuitBreakerRegistry breakers;

	@BeforeEach
	void nothingHasFailedYet() {
		this.breakers.getAllCircuitBreakers().forEach((breaker) -> {
			breaker.transitionToClosedState();
			breaker.reset();
		});
	}

	@AfterEach
	void allIsWell() {
		services.recover();
		await().untilAsserted(() -> assertThat(page(get("/docker.html")).select(".colophon").text())
			.doesNotContain("cannot be reached"));
		await().untilAsserted(() -> assertThat(get("/api/toc/toc").statusCode()).isEqualTo(200));
	}

	@Test
	void stopsCallingAServiceThatFails() throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		for (int i = 0; i < 40; i++) {
			assertThat(get("/docker.html").statusCode()).isEqualTo(503);
		}
		assertThat(services.content.countRequestsMatching(anyRequestedFor(anyUrl()).build()).getCount())
			.isLessThanOrEqualTo(20);
		services.toc.verify(40, getRequestedFor(urlPathEqualTo("/toc")));
	}

	@Test
	void makesPagesAtOnceWhereAServiceHangs() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(5_000)));
		inParallel(20, (reader) -> get("/page-" + reader + ".html"));
		await().untilAsserted(() -> {
			long start = System.nanoTime();
			HttpResponse<String> response = get("/docker.html");
			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(page(response).select("main h1").text()).isEqualTo("Docker");
			assertThat(page(response).select("[data-part=toc]").text()).contains("not at hand");
		});
	}

	@Test
	void callsAgainByItselfWhenTheServiceIsBack() throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		for (int i = 0; i < 20; i++) {
			get("/docker.html");
		}
		services.recover();
		assertThat(get("/docker.html").statusCode()).isEqualTo(503);
		services.content.verify(0, anyRequestedFor(anyUrl()));
		await().untilAsserted(() -> {
			HttpResponse<String> response = get("/docker.html");
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(page(response).select("main h1").text()).isEqualTo("Docker");
		});
	}

	@Test
	void trustsAServiceThatAnswersAgainBeforeItWasGivenUp() throws Exception {
		for (int i = 0; i < 3; i++) {
			services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
			for (int failure = 0; failure < 9; failure++) {
				assertThat(get("/docker.html").statusCode()).isEqualTo(503);
			}
			services.recover();
			assertThat(get("/docker.html").statusCode()).isEqualTo(200);
			assertThat(get("/nosuch-" + i + ".html").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void doesNotEvenSendAFormToAServiceThatFails() throws Exception {
		services.newsletter.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		for (int i = 0; i < 20; i++) {
			assertThat(submit().statusCode()).isEqualTo(503);
		}
		int sent = services.newsletter.countRequestsMatching(postRequestedFor(anyUrl()).build()).getCount();
		assertThat(submit().statusCode()).isEqualTo(503);
		services.newsletter.verify(sent, postRequestedFor(anyUrl()));
	}

	@Test
	void isNotConcernedWithMissingPages() throws Exception {
		for (int i = 0; i < 30; i++) {
			assertThat(get("/unknown.html").statusCode()).isEqualTo(404);
		}
		assertThat(get("/docker.html").statusCode()).isEqualTo(200);
	}

	@Test
	void ofAnApiIsAnotherOneThanThatOfPages() throws Exception {
		services.toc.stop();
		for (int i = 0; i < 20; i++) {
			assertThat(get("/api/toc/toc").statusCode()).isEqualTo(503);
		}
		services.toc.start();
		assertThat(get("/api/toc/toc").statusCode()).isEqualTo(503);
		assertThat(page(get("/docker.html")).select("[data-part=toc]").text()).isEqualTo("All pages");
	}

	private static Map<String, Integer> requestsWithFaultsOfTheirOwn() {
		String toc = " /api/toc/toc HTTP/1.1\r\nHost: localhost\r\n";
		String form = "POST /newsletter/subscriptions HTTP/1.1\r\nHost: localhost\r\n"
				+ "Content-Type: application/x-www-form-urlencoded\r\n";
		String visit = form.replace("/newsletter/subscriptions", "/visits");
		return Map.ofEntries(entry("OPTIONS" + toc + "\r\n", 200), entry("HEAD" + toc + "\r\n", 200),
				entry("OPTIONS" + toc + "Content-Length: 0\r\n\r\n", 200),
				entry("OPTIONS" + toc + "Content-Length: 1\r\n\r\na", 400),
				entry("TRACE" + toc + "Content-Length: 1\r\n\r\na", 405), entry("DELETE" + toc + "\r\n", 200),
				entry("POST" + toc + "\r\n", 200), entry("GET" + toc + "Content-Encoding: gzip\r\n\r\n", 200),
				entry("GET" + toc + "Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip", 400),
				entry("PUT" + toc + "Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip", 415),
				entry("PUT" + toc + "Content-Encoding: rot13\r\nContent-Length: 7\r\n\r\nno gzip", 415),
				entry("PUT" + toc + "Content-Encoding: gzip\r\nContent-Length: 100000\r\n\r\nno gzip", 415),
				entry("PUT" + toc + "Transfer-Encoding: chunked\r\n\r\nzz\r\nno chunk", 400),
				entry("PUT" + toc + "Content-Length: 100\r\n\r\nbroken off", 400),
				entry("PUT" + toc + "Content-Length: 100000\r\n\r\nbroken off", 400),
				entry("PUT" + toc + "Transfer-Encoding: chunked\r\n\r\n9c40\r\n" + "a".repeat(40_000), 400),
				entry("PUT" + toc + "Transfer-Encoding: chunked\r\n\r\n9c40\r\n" + "a".repeat(40_000) + "zz", 400),
				entry("PUT" + toc + "Content-Length: 2000000\r\n\r\na", 413),
				entry("PUT" + toc + "Expect: 100-continue\r\nContent-Length: 1\r\n\r\na", 200),
				entry("GET" + toc + "Connection: upgrade, http2-settings\r\nUpgrade: h2c\r\n"
						+ "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n", 200),
				entry("GET" + toc + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400),
				entry("GET" + toc + "Range: bytes=5-1\r\nIf-Range: x\r\nAccept: ;;\r\nTE: gzip\r\n\r\n", 200),
				entry("GET" + toc + "X-Odd: \u00e9{}%00\r\nAccept-Encoding: rot13\r\n\r\n", 200),
				entry(form + "Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip", 415),
				entry(form + "Content-Length: 100\r\n\r\nbroken off", 400),
				entry(form + "Content-Length: 100000\r\n\r\nbroken off", 400),
				entry(form + "Content-Length: 30000\r\n\r\n" + "a".repeat(30_000), 413),
				entry(visit + "Content-Length: 100000\r\n\r\nbroken off", 400));
	}

	@Test
	void doesNotBlameTheServiceForWhatItIsAsked() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse()));
		for (Map.Entry<String, Integer> request : requestsWithFaultsOfTheirOwn().entrySet()) {
			for (int i = 0; i < 11; i++) {
				assertThat(answer(request.getKey())).as(request.getKey()).isEqualTo(request.getValue());
			}
			assertThatAllAreClosed(request.getKey());
		}
	}

	@Test
	void doesNotBlameTheServiceForAddresses() throws Exception {
		refuseWhatIsUnknown(400);
		for (String path : List.of("/newsletter/%7Bx", "/newsletter/%7Bx%7D", "/newsletter/a%5Bb", "/newsletter/a%20b",
				"/newsletter/%22%3C", "/newsletter/x%25zz", "/search.html?q=%7Bx%7D&number=99999999999",
				"/search.html?q=%7Bx", "/search.html?q=%00", "/search.html?q=%F0%9F%92%A9%ED%A0%80", "/a%7Bx%7D.html",
				"/made-up.html")) {
			for (int i = 0; i < 11; i++) {
				assertThat(answer("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")).as(path).isIn(200, 400, 404);
			}
			assertThatAllAreClosed(path);
		}
	}

	@Test
	void doesNotBlameTheServiceForFieldsOfAForm() throws Exception {
		refuseWhatIsUnknown(422);
		for (String field : List.of("Origin: {x", "Origin: {x}", "Origin: \u00e9", "Sec-Fetch-Site: }{", "Origin: null",
				"X-Forwarded-For: {", "X-Odd: {x}")) {
			for (int i = 0; i < 11; i++) {
				assertThat(answer("POST /newsletter/subscriptions HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + FORM
						+ "\r\nContent-Length: 1\r\n" + field + "\r\n\r\na"))
					.as(field)
					.isIn(400, 422);
			}
			assertThatAllAreClosed(field);
		}
	}

	private int answer(String request) throws IOException {
		try (RawClient client = new RawClient("127.0.0.2", port())) {
			return client.send(request).endSending().status();
		}
	}

	private void refuseWhatIsUnknown(int status) {
		Stream.of(services.content, services.toc, services.newsletter)
			.forEach((service) -> service
				.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(status))));
	}

	private void assertThatAllAreClosed(String reason) {
		assertThat(this.breakers.getAllCircuitBreakers()).as(reason).isNotEmpty().allSatisfy((breaker) -> {
			assertThat(breaker.getState()).isEqualTo(State.CLOSED);
			assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
		});
	}

	@Test
	void closesAgainWhileOthersReadSlowly() throws Exception {
		openThatOfTheTocApi();
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withBody(new byte[2_000_000])));
		assertOthersAreServedDespite("GET /api/toc/large HTTP/1.1\r\nHost: localhost\r\n\r\n", RawClient::status);
	}

	@Test
	void closesAgainWhileOthersSendSlowly() throws Exception {
		openThatOfTheTocApi();
		assertOthersAreServedDespite("PUT /api/toc/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\na",
				Object::hashCode);
	}

	@Test
	void closesAgainWhileOthersSendMuchSlowly() throws Exception {
		openThatOfTheTocApi();
		assertOthersAreServedDespite("PUT /api/toc/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\na",
				Object::hashCode);
	}

	private void openThatOfTheTocApi() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
		for (int i = 0; i < 12; i++) {
			assertThat(get("/api/toc/toc").statusCode()).isEqualTo(503);
		}
		services.recover();
		assertThat(get("/api/toc/toc").statusCode()).isEqualTo(503);
	}

	private void assertOthersAreServedDespite(String slow, ToIntFunction<RawClient> proceed) throws Exception {
		CircuitBreaker breaker = this.breakers.circuitBreaker("toc-service-api");
		await().until(() -> {
			breaker.tryAcquirePermission();
			return breaker.getState() == State.HALF_OPEN;
		});
		breaker.releasePermission();
		List<RawClient> slowOnes = new ArrayList<>();
		try {
			for (int i = 0; i < 4; i++) {
				slowOnes.add(new RawClient("127.0.0.2", port()).send(slow));
			}
			// The breaker asks for three answers before it trusts any, and any three
			// may be the first.
			slowOnes.forEach(proceed::applyAsInt);
			services.toc.stubFor(WireMock.get("/toc").willReturn(aResponse()));
			for (int i = 0; i < 25; i++) {
				assertThat(get("/api/toc/toc").statusCode()).isEqualTo(200);
			}
		}
		finally {
			for (RawClient client : slowOnes) {
				client.close();
			}
		}
	}

	private HttpResponse<String> submit() throws Exception {
		return post("/newsletter/subscriptions", FORM, BodyPublishers.ofString("email=x"));
	}

	private static void inParallel(int readers, Reading reading) throws InterruptedException {
		try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
			threads.invokeAll(IntStream.range(0, readers)
				.<Callable<HttpResponse<String>>>mapToObj((reader) -> () -> reading.by(reader))
				.toList());
		}
	}

	private interface Reading {

		HttpResponse<String> by(int reader) throws Exception;

	}

}

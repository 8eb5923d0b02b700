package dev.colophon.gateway;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import dev.colophon.gateway.fragment.MovableTicker;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an editor writes, and what becomes of who only says to be one. Each test is
 * another client, by the word of a proxy that is trusted.
 */
@Import(TimeMachine.class)
@TestPropertySource(
		properties = { "colophon.limits.writes.requests=3", "colophon.limits.trusted-proxies=127.0.0.0/8,::1" })
class EditTests extends GatewayTests {

	private static final String RIGHT = "Basic ZWRpdG9yOnJpZ2h0";

	private static final String WRONG = "Basic ZWRpdG9yOndyb25n";

	private static final AtomicInteger paths = new AtomicInteger();

	@Autowired
	private MeterRegistry meters;

	@Autowired
	private MovableTicker ticker;

	@BeforeEach
	void servicesKnowTheEditor() {
		services.allowKeeping();
		this.ticker.move(Duration.ofDays(2));
		Stream.of(services.content, services.toc).forEach((service) -> {
			service.stubFor(any(anyUrl()).withHeader("Authorization", equalTo(WRONG))
				.willReturn(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic")));
			service.stubFor(
					any(anyUrl()).withHeader("Authorization", equalTo(RIGHT)).willReturn(aResponse().withStatus(204)));
			service.stubFor(WireMock.put(anyUrl())
				.withHeader("Authorization", WireMock.absent())
				.willReturn(aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic")));
		});
	}

	@Test
	void comeWithTheEditorsPasswordAndConditions() throws Exception {
		HttpResponse<String> response = send(request("/api/content/pages/docker").header("Authorization", RIGHT)
			.header("If-Match", "\"1\"")
			.header("Content-Type", "text/markdown")
			.PUT(BodyPublishers.ofByteArray(new byte[500_000])));
		assertThat(response.statusCode()).isEqualTo(204);
		services.content.verify(putRequestedFor(urlEqualTo("/pages/docker")).withHeader("Authorization", equalTo(RIGHT))
			.withHeader("If-Match", equalTo("\"1\""))
			.withHeader("Content-Type", containing("text/markdown"))
			.withRequestBody(binaryEqualTo(new byte[500_000])));
	}

	@Test
	void areNotLimitedAsWhatAnybodyMayWrite() throws Exception {
		for (int i = 0; i < 60; i++) {
			assertThat(put("/api/content/pages/a", "192.0.2.1", RIGHT).statusCode()).isEqualTo(204);
		}
	}

	@Test
	void areLimitedLikeAnybodysWhereNobodyLooksAtThePassword() throws Exception {
		services.newsletter.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202)));
		for (int i = 0; i < 3; i++) {
			assertThat(put("/api/newsletter/subscriptions", "192.0.2.2", RIGHT).statusCode()).isEqualTo(202);
		}
		assertThat(put("/api/newsletter/subscriptions", "192.0.2.2", RIGHT).statusCode()).isEqualTo(429);
	}

	@Test
	void areSlowedDownAfterFiveWrongPasswords() throws Exception {
		double before = this.meters.counter("colophon.limited", "kind", "passwords").count();
		for (int i = 0; i < 5; i++) {
			HttpResponse<String> wrong = put("/api/content/pages/a", "192.0.2.3", WRONG);
			assertThat(wrong.statusCode()).isEqualTo(401);
			assertThat(wrong.headers().firstValue("WWW-Authenticate")).contains("Basic");
		}
		services.content.resetRequests();
		HttpResponse<String> response = put("/api/content/pages/a", "192.0.2.3", RIGHT);
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).contains("Too many wrong passwords");
		services.content.verify(0, anyRequestedFor(anyUrl()));
		assertThat(this.meters.counter("colophon.limited", "kind", "passwords").count()).isEqualTo(before + 1);
		assertThat(put("/api/content/pages/a", "198.51.100.3", RIGHT).statusCode()).isEqualTo(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/toc/toc", "/%61pi/toc/toc", "/api/toc/%74oc" })
	void areSlowedDownWhateverServiceTheyAreForAndHoweverItsAddressIsSpelled(String path) throws Exception {
		String client = "198.51.100." + (100 + paths.incrementAndGet());
		for (int i = 0; i < 5; i++) {
			put("/api/content/pages/a", client, WRONG);
		}
		assertThat(put(path, client, WRONG).statusCode()).isEqualTo(429);
		services.toc.verify(0, putRequestedFor(anyUrl()));
	}

	@Test
	void areSlowedDownToTheSameWhenManyAreTriedAtOnce() throws Exception {
		services.content.stubFor(any(anyUrl()).withHeader("Authorization", equalTo(WRONG))
			.willReturn(aResponse().withStatus(401).withFixedDelay(50)));
		assertThat(statuses(30, "192.0.2.4", WRONG)).containsOnly(401, 429)
			.filteredOn((status) -> status == 401)
			.hasSize(5);
	}

	@Test
	void areAllTakenWhenManyComeAtOnceWithTheRightPassword() throws Exception {
		put("/api/content/pages/a", "192.0.2.5", WRONG);
		assertThat(statuses(30, "192.0.2.5", RIGHT)).containsOnly(204);
	}

	@Test
	void countTheNetworkOfAnIpv6AddressAsOneClient() throws Exception {
		for (int i = 0; i < 5; i++) {
			put("/api/content/pages/a", "2001:db8:0:7::" + i, WRONG);
		}
		assertThat(put("/api/content/pages/a", "2001:db8:0:7:ffff::1", RIGHT).statusCode()).isEqualTo(429);
		assertThat(put("/api/content/pages/a", "2001:db8:0:8::1", RIGHT).statusCode()).isEqualTo(204);
	}

	@Test
	void doNotCountWhereThereIsNoPassword() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(send(request("/api/content/pages/a").header("X-Forwarded-For", "192.0.2.6")
				.PUT(BodyPublishers.ofString("a"))).statusCode()).isEqualTo(401);
		}
		for (int i = 0; i < 5; i++) {
			assertThat(put("/api/content/pages/a", "192.0.2.6", WRONG).statusCode()).isEqualTo(401);
		}
		assertThat(put("/api/content/pages/a", "192.0.2.6", WRONG).statusCode()).isEqualTo(429);
		assertThat(get("/api/content/pages/a", "X-Forwarded-For", "192.0.2.6").statusCode()).isEqualTo(200);
		assertThat(get("/a.html", "X-Forwarded-For", "192.0.2.6", "Authorization", WRONG).statusCode()).isEqualTo(200);
	}

	@Test
	void countWhereSomebodyOnlyReadsWithAPassword() throws Exception {
		for (int i = 0; i < 5; i++) {
			assertThat(get("/api/content/pages/a", "X-Forwarded-For", "192.0.2.7", "Authorization", WRONG).statusCode())
				.isEqualTo(401);
		}
		assertThat(get("/api/content/pages/a", "X-Forwarded-For", "192.0.2.7", "Authorization", WRONG).statusCode())
			.isEqualTo(429);
	}

	@Test
	void areSeenByTheNextReader() throws Exception {
		assertThat(heading("/edited.html")).isEqualTo("First edition");
		publish("Second edition");
		assertThat(heading("/edited.html")).isEqualTo("First edition");
		put("/api/content/pages/edited", "192.0.2.8", RIGHT);
		HttpResponse<String> response = get("/edited.html");
		assertThat(page(response).select("h1").text()).isEqualTo("Second edition");
		assertThat(timing(response)).containsEntry("toc-service", "fresh");
		assertThat(timing(get("/edited.html")).values()).containsOnly("fresh");
	}

	@Test
	void areNotSeenWhereTheyWereRefused() throws Exception {
		get("/refused.html");
		publish("Second edition");
		put("/api/content/pages/refused", "192.0.2.9", WRONG);
		send(request("/api/content/pages/refused").method("OPTIONS", BodyPublishers.noBody())
			.header("Authorization", RIGHT));
		assertThat(heading("/refused.html")).isEqualTo("First edition");
	}

	@Test
	void leaveTheLastGoodPageWhereTheServiceFailsRightAfter() throws Exception {
		get("/failing.html");
		put("/api/content/pages/failing", "192.0.2.10", RIGHT);
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		HttpResponse<String> response = get("/failing.html");
		assertThat(page(response).select("h1").text()).isEqualTo("First edition");
		assertThat(timing(response)).containsEntry("content-service", "last-good");
	}

	private void publish(String heading) {
		UpstreamServices.keepable(services.content, urlPathMatching("/pages/.*"), "2",
				"<body><article data-part=\"article\"><h1>" + heading + "</h1></article></body>");
	}

	private String heading(String path) throws IOException, InterruptedException {
		return page(get(path)).select("main h1").text();
	}

	private List<Integer> statuses(int requests, String client, String authorization) throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<Integer> write = () -> put("/api/content/pages/a", client, authorization).statusCode();
			return threads.invokeAll(IntStream.range(0, requests).mapToObj((i) -> write).toList())
				.stream()
				.map(Future::resultNow)
				.toList();
		}
	}

	private HttpResponse<String> put(String path, String client, String authorization)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = request(path).header("X-Forwarded-For", client)
			.header("Authorization", authorization)
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString("{}"));
		return send(request);
	}

}

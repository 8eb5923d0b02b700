package dev.colophon.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.colophon.gateway.fragment.MovableTicker;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * More readers at once than the gateway takes.
 */
@Import(TimeMachine.class)
@TestPropertySource(properties = { "colophon.limits.concurrent-requests=2", "colophon.deadlines.primary=10s",
		"colophon.deadlines.seen=10s", "colophon.cache.call-deadline=10s",
		"spring.cloud.openfeign.client.config.default.read-timeout=10000" })
class ShedTests extends GatewayTests {

	@Autowired
	private MovableTicker ticker;

	@Autowired
	private MeterRegistry meters;

	private final ExecutorService readers = Executors.newCachedThreadPool();

	@BeforeEach
	void aPageIsSeen() {
		services.allowKeeping();
		this.ticker.move(Duration.ofDays(2));
		// Whoever came before is still leaving.
		await().untilAsserted(() -> assertThat(get("/seen.html").statusCode()).isEqualTo(200));
	}

	@AfterEach
	void allHaveLeft() {
		services.recover();
		this.readers.close();
		await().untilAsserted(() -> assertThat(get("/docker.html").statusCode()).isEqualTo(200));
	}

	@Test
	void areToldToComeBack() throws Exception {
		double before = this.meters.counter("colophon.shed").count();
		fill();
		long start = System.nanoTime();
		List<HttpResponse<String>> shed = new ArrayList<>();
		for (String path : List.of("/other.html", "/seen.html?xray", "/api/toc/toc",
				"/newsletter/subscriptions/form")) {
			shed.add(get(path));
		}
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
		assertThat(shed).allSatisfy((response) -> {
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).contains("10");
			assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
			assertThat(response.body()).contains("come back");
		});
		assertThat(this.meters.counter("colophon.shed").count()).isEqualTo(before + shed.size());
	}

	@Test
	void getPagesThatWereSeen() throws Exception {
		fill();
		assertThat(page(get("/seen.html")).select("main h1").text()).isEqualTo("First edition");
		assertThat(fetch("HEAD", "/seen.html").statusCode()).isEqualTo(200);
	}

	@Test
	void getPagesAsTheyWereSeenWhereTheyAreTooOldToBeServedOtherwise() throws Exception {
		fill();
		this.ticker.move(Duration.ofSeconds(121));
		for (int i = 0; i < 10; i++) {
			assertThat(page(get("/seen.html")).select("main h1").text()).isEqualTo("First edition");
		}
	}

	@Test
	void areWelcomeAgainWhenOthersHaveLeft() throws Exception {
		List<Future<HttpResponse<String>>> hanging = fill();
		assertThat(get("/other.html").statusCode()).isEqualTo(503);
		for (Future<HttpResponse<String>> reader : hanging) {
			reader.get();
		}
		services.allowKeeping();
		for (int i = 0; i < 5; i++) {
			String path = "/other-" + i + ".html";
			await().untilAsserted(() -> assertThat(get(path).statusCode()).isEqualTo(200));
		}
	}

	/**
	 * Two readers who wait for a service that hangs.
	 */
	private List<Future<HttpResponse<String>>> fill() {
		services.content.resetRequests();
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500).withFixedDelay(3_000)));
		List<Future<HttpResponse<String>>> hanging = List.of(this.readers.submit(() -> get("/hanging-1.html")),
				this.readers.submit(() -> get("/hanging-2.html")));
		await().untilAsserted(() -> {
			services.content.verify(getRequestedFor(urlEqualTo("/pages/hanging-1")));
			services.content.verify(getRequestedFor(urlEqualTo("/pages/hanging-2")));
		});
		return hanging;
	}

}

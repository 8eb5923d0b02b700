package dev.colophon.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@TestPropertySource(properties = { "resilience4j.circuitbreaker.configs.default.sliding-window-size=10",
		"resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=10",
		"resilience4j.circuitbreaker.configs.default.wait-duration-in-open-state=3s" })
class BreakerTests extends GatewayTests {

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

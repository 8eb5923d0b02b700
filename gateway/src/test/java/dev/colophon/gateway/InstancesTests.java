package dev.colophon.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two instances of content-service, of which one comes and goes.
 */
class InstancesTests extends GatewayTests {

	private static final WireMockServer second = UpstreamServices.started();

	private static int pages;

	@DynamicPropertySource
	static void bothAddresses(DynamicPropertyRegistry properties) {
		properties.add("colophon.services.content", () -> services.content.baseUrl() + "," + second.baseUrl());
	}

	@BeforeEach
	void bothAnswer() {
		answer(services.content);
		second.resetAll();
		answer(second);
		await().untilAsserted(() -> {
			assertThat(get("/both.html").statusCode()).isEqualTo(200);
			second.verify(WireMock.moreThanOrExactly(1), getRequestedFor(urlPathMatching("/pages/.*")));
			services.content.verify(WireMock.moreThanOrExactly(1), getRequestedFor(urlPathMatching("/pages/.*")));
		});
		services.content.resetRequests();
		second.resetRequests();
	}

	@Test
	void shareTheLoad() throws Exception {
		assertThatNothingFails(100);
		assertThat(calls(services.content)).isBetween(80, 120);
		assertThat(calls(second)).isBetween(80, 120);
	}

	@Test
	void areAskedWhetherTheyAreReady() {
		await().untilAsserted(() -> {
			services.content.verify(WireMock.moreThanOrExactly(2),
					getRequestedFor(urlEqualTo("/actuator/health/readiness")));
			second.verify(WireMock.moreThanOrExactly(2), getRequestedFor(urlEqualTo("/actuator/health/readiness")));
		});
	}

	@Test
	void comeAndGoWithoutAFailure() throws Exception {
		second.stop();
		try {
			assertThatNothingFails(300);
		}
		finally {
			second.start();
		}
		await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
			assertThatNothingFails(1);
			assertThat(calls(second)).isPositive();
		});
		assertThatNothingFails(50);
	}

	@Test
	void breakWithoutAFailure() throws Exception {
		second.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
		assertThatNothingFails(300);
	}

	@Test
	void getNoLoadWhenTheyAreNotReady() throws Exception {
		second
			.stubFor(WireMock.get("/actuator/health/readiness").willReturn(aResponse().withStatus(503).withBody("{}")));
		await().untilAsserted(() -> {
			second.resetRequests();
			assertThatNothingFails(20);
			assertThat(calls(second)).isZero();
		});
	}

	@Test
	void areTriedAllTheSameWhereNoneIsReady() throws Exception {
		List.of(services.content, second)
			.forEach((instance) -> instance.stubFor(
					WireMock.get("/actuator/health/readiness").willReturn(aResponse().withStatus(503).withBody("{}"))));
		await().during(Duration.ofSeconds(3))
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThatNothingFails(1));
	}

	private void assertThatNothingFails(int requests) throws Exception {
		List<Integer> statuses = new ArrayList<>();
		for (int i = 0; i < requests; i++) {
			pages++;
			statuses.add(get("/page-" + pages + ".html").statusCode());
			statuses.add(get("/api/content/pages/page-" + pages).statusCode());
		}
		assertThat(statuses).containsOnly(200);
	}

	private static int calls(WireMockServer instance) {
		return instance.countRequestsMatching(getRequestedFor(urlPathMatching("/pages/.*")).build()).getCount();
	}

	private static void answer(WireMockServer instance) {
		instance.stubFor(WireMock.get(urlPathMatching("/pages/.*"))
			.willReturn(UpstreamServices.part("<article data-part=\"article\">A</article>")));
		instance.stubFor(WireMock.get("/actuator/health/readiness").willReturn(aResponse().withBody("{}")));
	}

}

package dev.colophon.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

class ApiTests extends GatewayTests {

	@Test
	void passesRequestsThroughWithoutItsPrefix() throws Exception {
		services.content.stubFor(WireMock.get("/pages?size=2")
			.willReturn(aResponse().withHeader("Content-Type", "application/json")
				.withHeader("ETag", "\"1\"")
				.withBody("{\"items\": []}")));
		HttpResponse<String> response = get("/api/content/pages?size=2", "Accept", "application/json");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("{\"items\": []}");
		assertThat(response.headers().firstValue("ETag")).contains("\"1\"");
	}

	@Test
	void passesStatusAndProblemBack() throws Exception {
		services.toc.stubFor(WireMock.get("/toc/unknown")
			.willReturn(aResponse().withStatus(404)
				.withHeader("Content-Type", "application/problem+json")
				.withBody("{\"status\": 404}")));
		HttpResponse<String> response = get("/api/toc/toc/unknown");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/x-www-form-urlencoded" })
	void passesABodyAsItCame(String type) throws Exception {
		services.newsletter.stubFor(WireMock.post("/subscriptions").willReturn(aResponse().withStatus(202)));
		assertThat(post("/api/newsletter/subscriptions", type, BodyPublishers.ofString("email=a%40b.c+d")).statusCode())
			.isEqualTo(202);
		services.newsletter
			.verify(postRequestedFor(urlEqualTo("/subscriptions")).withRequestBody(equalTo("email=a%40b.c+d")));
	}

	@Test
	void tellsTheServiceWhereReadersFindItWhateverTheySay() throws Exception {
		get("/api/content/pages", "X-Forwarded-Prefix", "/evil", "X-Forwarded-Host", "evil.example", "Cookie", "a=b");
		services.content
			.verify(getRequestedFor(urlEqualTo("/pages")).withHeader("X-Forwarded-Prefix", equalTo("/api/content"))
				.withoutHeader("X-Forwarded-Host")
				.withoutHeader("Cookie"));
	}

	@Test
	void handsOnWhereAResourceHasMoved() throws Exception {
		services.content.stubFor(WireMock.get("/pages/old")
			.willReturn(aResponse().withStatus(301).withHeader("Location", "/api/content/pages/new")));
		HttpResponse<String> response = get("/api/content/pages/old", "Accept", "application/json");
		assertThat(response.statusCode()).isEqualTo(301);
		assertThat(response.headers().firstValue("Location")).contains("/api/content/pages/new");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/content/actuator/health", "/api/content//actuator/health",
			"/api/content/%61ctuator/health", "/api/content/actuator;a=b/health", "/newsletter/actuator/health",
			"/api/toc/ACTUATOR/health" })
	void keepsActuatorsToThemselves(String path) throws Exception {
		assertThat(get(path).statusCode()).isIn(400, 404);
		// The gateway itself asks whether they are ready.
		String others = "(?i)(?!/actuator/health/readiness$).*actuator.*";
		services.content.verify(0, anyRequestedFor(WireMock.urlMatching(others)));
		services.newsletter.verify(0, anyRequestedFor(WireMock.urlMatching(others)));
		services.toc.verify(0, anyRequestedFor(WireMock.urlMatching(others)));
	}

	@Test
	void isUnavailableWithAProblemWhereTheServiceIsAbsent() throws Exception {
		services.toc.stop();
		try {
			HttpResponse<String> response = get("/api/toc/toc");
			assertThat(response.statusCode()).isEqualTo(503);
			assertThat(response.headers().firstValue("Retry-After")).contains("10");
			assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(response.body()).contains("\"instance\":\"/api/toc/toc\"");
		}
		finally {
			services.toc.start();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "MALFORMED_RESPONSE_CHUNK", "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER" })
	void isUnavailableWhereTheAnswerBreaksOff(Fault fault) throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
		HttpResponse<String> response = get("/api/toc/toc");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
	}

	@Test
	void tellsTheTimeOnce() throws Exception {
		services.toc.stubFor(any(anyUrl())
			.willReturn(aResponse().withHeader("Date", "Tue, 24 Nov 2026 08:00:00 GMT").withBody("[]")));
		assertThat(get("/api/toc/toc").headers().allValues("Date")).hasSize(1);
	}

	@Test
	void isUnavailableWhereTheServiceHangs() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
		assertThat(get("/api/toc/toc").statusCode()).isEqualTo(503);
	}

	@Test
	void hasNothingElse() throws Exception {
		HttpResponse<String> response = get("/api/unknown/x");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(response.body()).contains("\"instance\":\"/api/unknown/x\"");
	}

}

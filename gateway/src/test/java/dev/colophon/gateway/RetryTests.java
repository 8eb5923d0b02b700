package dev.colophon.gateway;

import java.net.http.HttpRequest.BodyPublishers;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

class RetryTests extends GatewayTests {

	@ParameterizedTest
	@EnumSource(names = { "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER" })
	void ofAPartIsMadeOnceWhereTheConnectionBreaks(Fault fault) throws Exception {
		breakOnce(fault, UpstreamServices.part("<article data-part=\"article\"><h1>There</h1></article>"));
		assertThat(page(get("/docker.html")).select("main h1").text()).isEqualTo("There");
		services.content.verify(2, getRequestedFor(urlEqualTo("/pages/docker")));
	}

	@ParameterizedTest
	@EnumSource(names = { "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER" })
	void ofAnApiCallIsMadeOnceWhereTheConnectionBreaks(Fault fault) throws Exception {
		breakOnce(fault, aResponse().withBody("{}"));
		assertThat(get("/api/content/pages/docker").body()).isEqualTo("{}");
		services.content.verify(2, getRequestedFor(urlEqualTo("/pages/docker")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/api/content/pages/docker" })
	void isNotMadeTwice(String path) throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
		assertThat(get(path).statusCode()).isEqualTo(503);
		services.content.verify(2, getRequestedFor(urlEqualTo("/pages/docker")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/api/content/pages/docker" })
	void isNotMadeWhereTheServiceAnswersThatItFails(String path) throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		assertThat(get(path).statusCode()).isIn(500, 503);
		services.content.verify(1, getRequestedFor(urlEqualTo("/pages/docker")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/api/content/pages/docker" })
	void isNotMadeWhereTheServiceHangs(String path) throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
		assertThat(get(path).statusCode()).isEqualTo(503);
		services.content.verify(1, getRequestedFor(urlEqualTo("/pages/docker")));
	}

	@ParameterizedTest
	@EnumSource(names = { "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK",
			"RANDOM_DATA_THEN_CLOSE" })
	void isNeverMadeOfAWrite(Fault fault) throws Exception {
		services.newsletter.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
		post("/api/newsletter/subscriptions", "application/json", BodyPublishers.ofString("{}"));
		post("/newsletter/subscriptions", FORM, BodyPublishers.ofString("email=x"));
		services.newsletter.verify(2, postRequestedFor(urlEqualTo("/subscriptions")));
		send(request("/api/newsletter/subscriptions").PUT(BodyPublishers.ofString("{}")));
		services.newsletter.verify(1, putRequestedFor(urlEqualTo("/subscriptions")));
	}

	@Test
	void isNeverMadeOfAWriteThatTakesLong() throws Exception {
		services.newsletter.stubFor(WireMock.post(anyUrl()).willReturn(aResponse().withFixedDelay(20_000)));
		assertThat(post("/newsletter/subscriptions", FORM, BodyPublishers.ofString("email=x")).statusCode())
			.isEqualTo(503);
		services.newsletter.verify(1, postRequestedFor(urlEqualTo("/subscriptions")));
	}

	private static void breakOnce(Fault fault, ResponseDefinitionBuilder afterwards) {
		services.content.stubFor(any(urlPathEqualTo("/pages/docker")).inScenario("break")
			.whenScenarioStateIs(STARTED)
			.willReturn(aResponse().withFault(fault))
			.willSetStateTo("mended"));
		services.content.stubFor(any(urlPathEqualTo("/pages/docker")).inScenario("break")
			.whenScenarioStateIs("mended")
			.willReturn(afterwards));
	}

}

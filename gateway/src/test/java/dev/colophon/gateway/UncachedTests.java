package dev.colophon.gateway;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@TestPropertySource(properties = "colophon.cache.size=0")
class UncachedTests extends GatewayTests {

	@BeforeEach
	void servicesAllowKeeping() {
		services.allowKeeping();
	}

	@Test
	void asksTheServicesEachTime() throws Exception {
		for (int i = 0; i < 50; i++) {
			assertThat(get("/docker.html").statusCode()).isEqualTo(200);
		}
		services.content.verify(50, getRequestedFor(urlEqualTo("/pages/docker")));
		services.toc.verify(50, getRequestedFor(urlEqualTo("/toc?current=docker")));
		services.newsletter.verify(50, getRequestedFor(urlEqualTo("/subscriptions/form")));
	}

	@Test
	void stillKnowsWhatTheReaderHas() throws Exception {
		String etag = get("/docker.html").headers().firstValue("ETag").orElseThrow();
		assertThat(get("/docker.html", "If-None-Match", etag).statusCode()).isEqualTo(304);
	}

	@Test
	void hasNoLastGoodPage() throws Exception {
		get("/docker.html");
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		HttpResponse<String> response = get("/docker.html");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(timing(response)).containsEntry("content-service", "stub");
	}

}

package dev.colophon.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.colophon.gateway.fragment.PictureCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Pictures of pages, while the service that has them does not answer. No reader has asked
 * for them before.
 */
@KeepsPages
class PictureTests extends GatewayTests {

	private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

	@Autowired
	private PictureCache pictures;

	@BeforeEach
	void aPageShowsThem() throws Exception {
		services.allowKeeping();
		UpstreamServices.keepable(services.content, urlPathMatching("/pages/pictures"), "pictures",
				"""
						<head><title>A page</title></head><body><article data-part="article">
						<img src="/api/content/pictures/a.svg" srcset="/api/content/pictures/b.svg 1x, /api/content/pictures/c.svg 2x">
						<img src="/api/content/pictures/none.svg"><img src="/api/content/pages/docker">
						<img src="/api/content/../actuator/health"><img src="https://example.org/d.svg"></article>
						<section data-part="promotion"><picture><source srcset="/api/content/pictures/e.svg"></picture></section>
						</body>""");
		services.content.stubFor(WireMock.get(urlPathMatching("/pictures/[a-e].svg")).willReturn(svg()));
		get("/pictures.html", "Cache-Control", "no-cache");
		await().until(() -> List.of("a", "b", "c", "e")
			.stream()
			.allMatch((name) -> this.pictures.find("/api/content/pictures/" + name + ".svg").isPresent()));
	}

	@AfterEach
	void startAgain() {
		services.content.start();
	}

	private static ResponseDefinitionBuilder svg() {
		return aResponse().withHeader("Content-Type", "image/svg+xml")
			.withHeader("ETag", "\"svg\"")
			.withHeader("Cache-Control", "max-age=3600")
			.withBody(SVG);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "b", "c", "e" })
	void areThereWhileTheServiceIsGone(String name) throws Exception {
		services.content.stop();
		HttpResponse<String> picture = get("/api/content/pictures/" + name + ".svg");
		assertThat(picture.statusCode()).isEqualTo(200);
		assertThat(picture.body()).isEqualTo(SVG);
		assertThat(picture.headers().firstValue("Content-Type")).contains("image/svg+xml");
		assertThat(picture.headers().firstValue("Cache-Control")).contains("max-age=3600");
		assertThat(picture.headers().allValues("ETag")).containsExactly("\"svg\"");
		assertThat(picture.headers().firstValue("Content-Security-Policy")).isPresent();
	}

	@Test
	void areThereWhileTheServiceFails() throws Exception {
		services.content
			.stubFor(WireMock.get(urlPathEqualTo("/pictures/a.svg")).willReturn(aResponse().withStatus(500)));
		assertThat(get("/api/content/pictures/a.svg").body()).isEqualTo(SVG);
		services.content.stubFor(WireMock.get(urlPathEqualTo("/pictures/a.svg"))
			.willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
		assertThat(get("/api/content/pictures/a.svg").body()).isEqualTo(SVG);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "GET | If-None-Match | \"svg\" | 304 | 0", "GET | If-None-Match | * | 304 | 0",
					"GET | If-None-Match | W/\"svg\" | 304 | 0", "GET | If-None-Match | \"other\" | 200 | 41",
					"HEAD | Accept | */* | 200 | 0", "GET | Range | bytes=0-3 | 206 | 4",
					"GET | Range | bytes=1000- | 416 | -1", "DELETE | Accept | */* | 503 | -1" })
	void areAnsweredAsPicturesAre(String method, String header, String value, int status, int length) throws Exception {
		services.content.stop();
		HttpResponse<byte[]> picture = fetch(method, "/api/content/pictures/a.svg", header, value);
		assertThat(picture.statusCode()).isEqualTo(status);
		if (length >= 0) {
			assertThat(picture.body()).hasSize(length);
		}
	}

	@Test
	void areNotKeptWhereTheyAreNone() throws Exception {
		services.content.stop();
		for (String address : List.of("/api/content/pictures/none.svg", "/api/content/pages/docker")) {
			assertThat(get(address).statusCode()).isEqualTo(503);
		}
		assertThat(this.pictures.find("/api/content/pages/docker")).isEmpty();
	}

	@Test
	void comeFromTheServiceWhileItIsThere() throws Exception {
		services.content.stubFor(
				WireMock.get(urlPathEqualTo("/pictures/a.svg")).willReturn(svg().withBody("<svg><!-- new --></svg>")));
		assertThat(get("/api/content/pictures/a.svg").body()).contains("new");
		services.content
			.stubFor(WireMock.get(urlPathEqualTo("/pictures/a.svg")).willReturn(aResponse().withStatus(404)));
		assertThat(get("/api/content/pictures/a.svg").statusCode()).isEqualTo(404);
	}

	@Test
	void areFetchedAlsoAfterOthersThatNeverCame() throws Exception {
		services.content
			.stubFor(WireMock.get(urlPathEqualTo("/pictures/hanging.svg")).willReturn(svg().withFixedDelay(12_000)));
		UpstreamServices.keepable(services.content, urlPathMatching("/pages/hanging"), "hanging", """
				<head><title>A page</title></head><body><article data-part="article">
				<img src="/api/content/pictures/hanging.svg"></article></body>""");
		services.content.stubFor(WireMock.get(urlPathEqualTo("/pictures/late.svg")).willReturn(svg()));
		UpstreamServices.keepable(services.content, urlPathMatching("/pages/late"), "late", """
				<head><title>A page</title></head><body><article data-part="article">
				<img src="/api/content/pictures/late.svg"></article></body>""");
		await().untilAsserted(() -> {
			get("/hanging.html", "Cache-Control", "no-cache");
			services.content.verify(WireMock.moreThanOrExactly(8),
					WireMock.getRequestedFor(urlPathEqualTo("/pictures/hanging.svg")));
		});
		await().untilAsserted(() -> {
			get("/late.html", "Cache-Control", "no-cache");
			assertThat(this.pictures.find("/api/content/pictures/late.svg")).isPresent();
		});
	}

	@Test
	void takeNoMoreThanTheirShareOfMemory() throws Exception {
		services.content.stubFor(
				WireMock.get(urlPathMatching("/pictures/large.*")).willReturn(svg().withBody("x".repeat(1_000_001))));
		UpstreamServices.keepable(services.content, urlPathMatching("/pages/large"), "large", """
				<head><title>A page</title></head><body><article data-part="article">
				<img src="/api/content/pictures/large.svg"></article></body>""");
		get("/large.html");
		await().untilAsserted(
				() -> services.content.verify(WireMock.getRequestedFor(urlPathEqualTo("/pictures/large.svg"))));
		await().during(Duration.ofMillis(200))
			.until(() -> this.pictures.find("/api/content/pictures/large.svg").isEmpty());
	}

}

package dev.colophon.gateway;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import dev.colophon.gateway.fragment.MovableTicker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What programs read of the site.
 */
@Import(TimeMachine.class)
class ProgramTests extends GatewayTests {

	private static final String XML = """
			<?xml version="1.0" encoding="utf-8"?>
			<feed xmlns="http://www.w3.org/2005/Atom"><title>Über &amp; <![CDATA[<b>]]></title></feed>
			""";

	@Autowired
	private MovableTicker ticker;

	@BeforeEach
	void contentServiceHasDocuments() {
		this.ticker.move(Duration.ofDays(2));
		services.content.stubFor(document("/feed.atom", "application/atom+xml", "1", XML));
		services.content.stubFor(document("/sitemap.xml", "application/xml", "1", XML));
	}

	@ParameterizedTest
	@CsvSource({ "/feed.atom, application/atom+xml", "/sitemap.xml, application/xml" })
	void getTheDocumentAsTheServiceWroteIt(String path, String type) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEqualTo(XML);
		assertThat(response.headers().firstValue("Content-Type")).contains(type + ";charset=utf-8");
		assertThat(timing(response)).containsOnlyKeys("content-service");
		services.content.verify(getRequestedFor(urlEqualTo(path)).withHeader("Accept", equalTo(type)));
		assertThat(get(path + "?xray").body()).isEqualTo(XML);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/feed.atom", "/sitemap.xml" })
	void getNothingTwice(String path) throws Exception {
		String etag = get(path).headers().firstValue("ETag").orElseThrow();
		// What an earlier test began in the background may still be under way the first
		// time.
		await().untilAsserted(() -> {
			services.content.resetRequests();
			assertThat(get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
			assertThat(get(path + "?", "If-None-Match", etag).statusCode()).isEqualTo(304);
			services.content.verify(0, getRequestedFor(urlEqualTo(path)));
		});
	}

	@Test
	void getItPacked() throws Exception {
		HttpResponse<byte[]> response = fetch("GET", "/feed.atom", "Accept-Encoding", "gzip");
		assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
		try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
			assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(XML);
		}
	}

	@Test
	void getAChangeWhenItIsNoLongerFresh() throws Exception {
		get("/feed.atom");
		services.content.stubFor(document("/feed.atom", "application/atom+xml", "2", "<feed/>"));
		this.ticker.move(Duration.ofSeconds(61));
		await().untilAsserted(() -> assertThat(get("/feed.atom").body()).isEqualTo("<feed/>"));
		services.content
			.verify(getRequestedFor(urlEqualTo("/feed.atom")).withHeader("If-None-Match", equalTo("\"1\"")));
	}

	@ParameterizedTest
	@MethodSource("dev.colophon.gateway.PageTests#waysToFail")
	void getTheLastGoodOneWhereContentService(ResponseDefinitionBuilder fails) throws Exception {
		// A call that was made for the test before may still be under way.
		await().untilAsserted(() -> assertThat(get("/sitemap.xml").statusCode()).isEqualTo(200));
		services.content.stubFor(any(anyUrl()).willReturn(fails));
		this.ticker.move(Duration.ofSeconds(121));
		HttpResponse<String> response = get("/sitemap.xml");
		assertThat(response.body()).isEqualTo(XML);
		assertThat(timing(response)).containsEntry("content-service", "last-good");
	}

	@ParameterizedTest
	@MethodSource("dev.colophon.gateway.PageTests#waysToFail")
	void areToldToComeBackWhereThereNeverWasOneAndContentService(ResponseDefinitionBuilder fails) throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(fails));
		HttpResponse<String> response = get("/feed.atom");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@Test
	void findNothingWhereContentServiceHasNone() throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
		assertThat(get("/feed.atom").statusCode()).isEqualTo(404);
	}

	@Test
	void getASitemapOfManyPages() throws Exception {
		String many = "<url><loc>https://colophon.example/a-page.html</loc></url>".repeat(50_000);
		services.content.stubFor(document("/sitemap.xml", "application/xml", "1", many));
		assertThat(get("/sitemap.xml").body()).hasSameSizeAs(many);
	}

	@Test
	void areToldWhereTheyMayGo() throws Exception {
		HttpResponse<String> response = get("/robots.txt");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type"))
			.hasValueSatisfying((type) -> assertThat(type).startsWith("text/plain"));
		assertThat(response.body().lines()).startsWith("User-agent: *", "Allow: /")
			.contains("Disallow: /api/", "Disallow: /search.html", "Disallow: /*?xray",
					"Sitemap: https://colophon.example/sitemap.xml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/table-of-contents.html", "/unknown.html" })
	void areToldOfTheFeedByEachPage(String path) throws Exception {
		assertThat(page(get(path)).select("head link[rel=alternate][type=application/atom+xml]").attr("href"))
			.isEqualTo("/feed.atom");
	}

	private static MappingBuilder document(String path, String type, String etag, String xml) {
		return WireMock.get(urlEqualTo(path))
			.willReturn(aResponse().withHeader("Content-Type", type + ";charset=UTF-8")
				.withHeader("ETag", '"' + etag + '"')
				.withHeader("Cache-Control", UpstreamServices.FRESHNESS)
				.withBody(xml));
	}

}

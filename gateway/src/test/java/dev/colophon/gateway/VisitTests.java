package dev.colophon.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Page views and clicks on links that lead elsewhere, as a browser's
 * {@code navigator.sendBeacon} reports them.
 */
@ExtendWith(OutputCaptureExtension.class)
@KeepsPages
class VisitTests extends GatewayTests {

	@Autowired
	private MeterRegistry meters;

	@BeforeEach
	void servicesHaveAPage() {
		services.allowKeeping();
		UpstreamServices.keepable(services.content, urlPathMatching("/pages/.*"), "links",
				"""
						<head><title>A page</title></head><body><article data-part="article"><h1>Links</h1>
						<p><a href="https://Example.org/a?b=1&amp;c=2">there</a> <a rel="x" href="http://example.net/">too</a></p>
						<p>href="https://example.com/"</p></article></body>""");
	}

	@Test
	void areCountedForEachPage() throws Exception {
		get("/counted.html");
		assertThat(report("page=%2Fcounted.html").statusCode()).isEqualTo(204);
		report("page=%2Fcounted.html");
		assertThat(views("/counted.html")).isEqualTo(2);
		assertThat(get("/").statusCode()).isEqualTo(200);
		report("page=%2F");
		assertThat(views("/")).isEqualTo(1);
	}

	@Test
	void leaveTheMetricsOfTheCacheAlone() throws Exception {
		get("/alone.html");
		double before = lookups();
		report("page=%2Falone.html");
		report("page=%2Fnosuch.html");
		assertThat(lookups()).isEqualTo(before);
	}

	@Test
	void areCountedForLinksThatAreOnThePage() throws Exception {
		get("/leaving.html");
		report("page=%2Fleaving.html&link=https%3A%2F%2FExample.org%2Fa%3Fb%3D1%26c%3D2");
		report("page=%2Fleaving.html&link=http%3A%2F%2Fexample.net%2F");
		assertThat(clicks("/leaving.html", "example.org")).isEqualTo(1);
		assertThat(clicks("/leaving.html", "example.net")).isEqualTo(1);
		assertThat(views("/leaving.html")).isZero();
	}

	@Test
	void areNoLinesInTheLogWherePagesComeFromMemory(CapturedOutput log) throws Exception {
		long before = requests(log);
		get("/remembered.html");
		await().until(() -> requests(log) == before + 1);
		get("/remembered.html");
		get("/nothing");
		await().until(() -> log.getOut().contains("GET unmatched 404 "));
		assertThat(requests(log)).isEqualTo(before + 2);
	}

	private static long requests(CapturedOutput log) {
		return log.getOut().lines().filter((line) -> line.contains("colophon.requests")).count();
	}

	@ParameterizedTest
	@ValueSource(strings = { "page=%2Fnosuch.html", "page=%2Fmade-up.html%3Fx", "page=made-up.html", "page=",
			"page=%2Fmade-up.html%2F", "page=%2Fmade-up.html&link=https%3A%2F%2Fexample.com%2F",
			"page=%2Fmade-up.html&link=https%3A%2F%2Fevil.example%2F", "page=%2Fmade-up.html&link=javascript%3A",
			"page=%2Fmade-up.html&link=%5B", "page=%2Fnosuch.html&link=https%3A%2F%2Fexample.org%2F" })
	void areNotMadeUp(String visit) throws Exception {
		services.content.stubFor(WireMock.get("/pages/nosuch")
			.willReturn(UpstreamServices.html(404, "<body><article data-part=\"article\">"
					+ "<a href=\"https://example.org/\">elsewhere</a></article></body>")));
		get("/made-up.html");
		get("/nosuch.html");
		long before = counters();
		assertThat(report(visit).statusCode()).isEqualTo(204);
		assertThat(counters()).isEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "application/x-www-form-urlencoded, link=a, 400", "application/x-www-form-urlencoded, '', 400",
			"application/x-www-form-urlencoded, page=%zz, 400", "text/plain;charset=UTF-8, page=/, 415" })
	void areRefusedWhereTheyAreNone(String type, String body, int status) throws Exception {
		assertThat(post("/visits", type, BodyPublishers.ofString(body)).statusCode()).isEqualTo(status);
	}

	@Test
	void areRefusedWhereTheyAreTooLong() throws Exception {
		assertThat(report("page=" + "a".repeat(20_000)).statusCode()).isEqualTo(413);
	}

	private HttpResponse<String> report(String visit) throws Exception {
		return send(request("/visits").header("Content-Type", FORM + ";charset=UTF-8")
			.header("Origin", "http://localhost:" + port())
			.header("Sec-Fetch-Mode", "no-cors")
			.header("Sec-Fetch-Site", "same-origin")
			.POST(BodyPublishers.ofString(visit)));
	}

	private double views(String page) {
		return count(this.meters.find("colophon.page.views").tag("page", page).counter());
	}

	private double clicks(String page, String host) {
		return count(this.meters.find("colophon.outbound.clicks").tag("page", page).tag("host", host).counter());
	}

	private static double count(Counter counter) {
		return (counter != null) ? counter.count() : 0;
	}

	private long counters() {
		return this.meters.getMeters()
			.stream()
			.filter((meter) -> meter.getId().getName().matches("colophon\\.(page\\.views|outbound\\.clicks)"))
			.count();
	}

	private double lookups() {
		return this.meters.find("cache.gets")
			.tag("cache", "pages")
			.functionCounters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

}

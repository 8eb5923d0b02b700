package dev.colophon.gateway;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.colophon.gateway.fragment.MovableTicker;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@Import(TimeMachine.class)
class CachedPageTests extends GatewayTests {

	private static final Duration STALE = Duration.ofSeconds(61);

	private static final Duration TOO_OLD_TO_BE_SERVED_MEANWHILE = Duration.ofSeconds(121);

	private static final Duration TOO_OLD_FOR_ANYTHING = Duration.ofDays(2);

	private static final AtomicInteger pages = new AtomicInteger();

	@Autowired
	private MovableTicker ticker;

	private final String slug = "page-" + pages.incrementAndGet();

	private final String address = "/" + this.slug + ".html";

	@BeforeEach
	void servicesAllowKeeping() {
		services.allowKeeping();
		this.ticker.move(TOO_OLD_FOR_ANYTHING);
	}

	@Test
	void costsTheSecondReaderNoCall() throws Exception {
		HttpResponse<String> first = get(this.address);
		HttpResponse<String> second = get(this.address);
		assertThat(second.statusCode()).isEqualTo(200);
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(calls()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?", "?a=b", "?utm_source=x&y=%20", "?xrays" })
	void isTheSameWhateverTheQuery(String query) throws Exception {
		String etag = get(this.address).headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> response = get(this.address + query);
		assertThat(response.headers().firstValue("ETag")).contains(etag);
		assertThat(response.headers().firstValue("Server-Timing"))
			.hasValueSatisfying((timing) -> assertThat(timing).contains("content-service;dur=0.0;desc=\"fresh\""));
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void costsOneCallOfEachServiceHoweverManyFirstReadersCome() throws Exception {
		int readers = 50;
		Callable<HttpResponse<String>> reader = () -> get(this.address);
		try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
			List<Future<HttpResponse<String>>> responses = threads
				.invokeAll(Stream.generate(() -> reader).limit(readers).toList());
			assertThat(responses)
				.allSatisfy((response) -> assertThat(heading(response.get())).isEqualTo("First edition"));
		}
		services.content.verify(1, getRequestedFor(urlEqualTo("/pages/" + this.slug)));
		services.toc.verify(1, getRequestedFor(urlEqualTo("/toc?current=" + this.slug)));
		services.newsletter.verify(1, getRequestedFor(urlEqualTo("/subscriptions/form")));
	}

	@Test
	void isTheOldOneAtOnceWhenStaleAndTheNewOneRightAfter() throws Exception {
		get(this.address);
		publish("2", "Second edition");
		this.ticker.move(STALE);
		HttpResponse<String> stale = get(this.address);
		assertThat(heading(stale)).isEqualTo("First edition");
		assertThat(timing(stale)).containsEntry("content-service", "stale");
		await().untilAsserted(() -> assertThat(heading(get(this.address))).isEqualTo("Second edition"));
		assertThat(timing(get(this.address))).containsEntry("content-service", "fresh");
		services.content.verify(1,
				getRequestedFor(urlEqualTo("/pages/" + this.slug)).withHeader("If-None-Match", equalTo("\"1\"")));
		services.content.verify(2, getRequestedFor(urlEqualTo("/pages/" + this.slug)));
	}

	@Test
	void isStillTheSameWhereNothingHasChanged() throws Exception {
		String etag = get(this.address).headers().firstValue("ETag").orElseThrow();
		this.ticker.move(STALE);
		get(this.address);
		await().untilAsserted(() -> assertThat(timing(get(this.address)).values()).containsOnly("fresh"));
		assertThat(get(this.address).headers().firstValue("ETag")).contains(etag);
		assertThat(calls()).isEqualTo(4);
	}

	@Test
	void changesWithItsContentsToo() throws Exception {
		HttpResponse<String> before = get(this.address);
		UpstreamServices.keepable(services.toc, urlPathEqualTo("/toc"), "2",
				"<body><nav data-part=\"toc\">One more</nav></body>");
		this.ticker.move(STALE);
		await().untilAsserted(
				() -> assertThat(page(get(this.address)).select("[data-part=toc]").text()).isEqualTo("One more"));
		assertThat(get(this.address).headers().firstValue("ETag")).isNotEqualTo(before.headers().firstValue("ETag"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-cache", "max-age=0, no-cache" })
	void showsAnEditAtOnceToAReaderWhoDemandsIt(String cacheControl) throws Exception {
		get(this.address);
		publish("2", "Second edition");
		assertThat(heading(get(this.address))).isEqualTo("First edition");
		HttpResponse<String> demanded = get(this.address, "Cache-Control", cacheControl);
		assertThat(heading(demanded)).isEqualTo("Second edition");
		assertThat(timing(demanded)).isEqualTo(
				Map.of("content-service", "fresh", "toc-service", "revalidated", "newsletter-service", "revalidated"));
		assertThat(heading(get(this.address))).isEqualTo("Second edition");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no-cache" })
	void staysAwayFromAReaderWhoHasIt(String cacheControl) throws Exception {
		String etag = get(this.address).headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> response = get(this.address, "If-None-Match", "\"x\", W/" + etag, "Cache-Control",
				cacheControl);
		assertThat(response.statusCode()).isEqualTo(304);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().allValues("ETag")).containsExactly(etag);
		assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-cache");
		assertThat(timing(response)).containsOnlyKeys("content-service", "toc-service", "newsletter-service");
		assertThat(response.headers().firstValue("Content-Security-Policy")).isPresent();
		assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "identity, ''", "gzip, ''", "br, ''", "identity, no-cache", "gzip, no-cache", "br, no-cache" })
	void tellsTheSameOfItselfWithoutItsBody(String encoding, String cacheControl) throws Exception {
		HttpResponse<byte[]> first = fetch("HEAD", this.address, "Accept-Encoding", encoding);
		HttpResponse<byte[]> get = fetch("GET", this.address, "Accept-Encoding", encoding, "Cache-Control",
				cacheControl);
		HttpResponse<byte[]> head = fetch("HEAD", this.address, "Accept-Encoding", encoding, "Cache-Control",
				cacheControl);
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(get.body().length);
		assertThat(head.headers().map().keySet()).isEqualTo(get.headers().map().keySet());
		assertThat(Stream.of(first, head)).allSatisfy((response) -> assertThat(named(response)).isEqualTo(named(get)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "no-cache" })
	void isPackedAsTheReaderLikesIt(String cacheControl) throws Exception {
		HttpResponse<byte[]> plain = fetch("GET", this.address, "Cache-Control", cacheControl);
		HttpResponse<byte[]> gzip = fetch("GET", this.address, "Accept-Encoding", "gzip", "Cache-Control",
				cacheControl);
		HttpResponse<byte[]> brotli = fetch("GET", this.address, "Accept-Encoding", "gzip, deflate, br",
				"Cache-Control", cacheControl);
		assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(gzip.headers().allValues("Content-Encoding")).containsExactly("gzip");
		assertThat(brotli.headers().allValues("Content-Encoding")).containsExactly("br");
		try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(gzip.body()));
				InputStream unpacked = new BrotliInputStream(new ByteArrayInputStream(brotli.body()))) {
			assertThat(unzipped.readAllBytes()).isEqualTo(plain.body());
			assertThat(unpacked.readAllBytes()).isEqualTo(plain.body());
		}
		assertThat(List.of(plain, gzip, brotli)).allSatisfy((response) -> {
			assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
			assertThat(response.headers().firstValueAsLong("Content-Length")).hasValue(response.body().length);
			assertThat(response.headers().allValues("Content-Type")).containsExactly("text/html;charset=utf-8");
		}).extracting((response) -> response.headers().firstValue("ETag").orElseThrow()).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { ";", "gzip;q=rubbish", "*;q=0", "deflate" })
	void isServedWhateverTheReaderSaysOfItsEncoding(String acceptEncoding) throws Exception {
		assertThat(fetch("GET", this.address, "Accept-Encoding", acceptEncoding).statusCode()).isEqualTo(200);
		assertThat(fetch("GET", this.address, "Accept-Encoding", acceptEncoding).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@MethodSource("dev.colophon.gateway.PageTests#waysToFail")
	void isTheLastGoodOneWhereContentService(ResponseDefinitionBuilder fails) throws Exception {
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(fails));
		assertThatTheLastGoodOneIsServed();
		assertThatTheLastGoodOneIsServed();
	}

	@Test
	void isTheLastGoodOneWhereContentServiceRefuses() throws Exception {
		get(this.address);
		services.content.stop();
		try {
			assertThatTheLastGoodOneIsServed();
			assertThatTheLastGoodOneIsServed();
		}
		finally {
			services.content.start();
		}
	}

	@ParameterizedTest
	@MethodSource("dev.colophon.gateway.PageTests#waysToFail")
	void isTheOldOneStillWhereContentServiceMayFailForAMomentAnd(ResponseDefinitionBuilder fails) throws Exception {
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(fails));
		this.ticker.move(STALE);
		for (int i = 0; i < 5; i++) {
			assertThat(heading(get(this.address))).isEqualTo("First edition");
		}
	}

	@Test
	void isTheOldOneToAReaderWhoDemandsANewOneInVain() throws Exception {
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		HttpResponse<String> response = get(this.address, "Cache-Control", "no-cache");
		assertThat(heading(response)).isEqualTo("First edition");
		assertThat(timing(response)).containsEntry("content-service", "last-good");
	}

	@Test
	void hasTheLastGoodContentsWhereTocServiceFails() throws Exception {
		get(this.address);
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		this.ticker.move(TOO_OLD_TO_BE_SERVED_MEANWHILE);
		HttpResponse<String> response = get(this.address);
		assertThat(page(response).select("[data-part=toc]").text()).isEqualTo("All pages");
		assertThat(timing(response)).containsEntry("toc-service", "last-good");
		assertThat(page(response).select(".colophon").text())
			.contains("toc-service cannot be reached right now, so you see the last good answer.");
	}

	@Test
	void isTheNewOneWhenTheServiceIsBack() throws Exception {
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		this.ticker.move(TOO_OLD_TO_BE_SERVED_MEANWHILE);
		assertThat(timing(get(this.address))).containsEntry("content-service", "last-good");
		publish("2", "Second edition");
		await().untilAsserted(() -> assertThat(heading(get(this.address))).isEqualTo("Second edition"));
		HttpResponse<String> response = get(this.address);
		assertThat(timing(response)).containsEntry("content-service", "fresh");
		assertThat(page(response).select(".colophon").text()).doesNotContain("cannot be reached");
	}

	@Test
	void isUnavailableWhenEvenTheLastGoodOneIsTooOld() throws Exception {
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		this.ticker.move(TOO_OLD_FOR_ANYTHING);
		HttpResponse<String> response = get(this.address);
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(timing(response)).containsEntry("content-service", "stub");
	}

	@Test
	void isUnavailableWhereItWasNeverSeen() throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		HttpResponse<String> response = get(this.address);
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(response.headers().firstValue("ETag")).isEmpty();
		assertThat(timing(response)).containsEntry("content-service", "stub").containsEntry("toc-service", "fresh");
		assertThat(page(response).select("[data-part=toc]").text()).isEqualTo("All pages");
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-store", UpstreamServices.FRESHNESS })
	void isThereAsSoonAsItIsPublished(String cacheControl) throws Exception {
		services.content.stubFor(
				any(anyUrl()).willReturn(UpstreamServices.html(404, "").withHeader("Cache-Control", cacheControl)));
		assertThat(get(this.address).statusCode()).isEqualTo(404);
		assertThat(get(this.address).headers().firstValue("Cache-Control")).contains("no-store");
		publish("2", "Second edition");
		assertThat(heading(get(this.address))).isEqualTo("Second edition");
	}

	@Test
	void isGoneSoonAfterItWasDeleted() throws Exception {
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(UpstreamServices.html(404, "")));
		this.ticker.move(STALE);
		assertThat(get(this.address).statusCode()).isEqualTo(200);
		await().untilAsserted(() -> assertThat(get(this.address).statusCode()).isEqualTo(404));
	}

	@Test
	void isAWholePageWhereItIsGone() throws Exception {
		get(this.address);
		remove("<body><article data-part=\"article\"><h1>It was here</h1></article></body>");
		this.ticker.move(TOO_OLD_TO_BE_SERVED_MEANWHILE);
		HttpResponse<String> response = get(this.address);
		assertThat(response.statusCode()).isEqualTo(410);
		assertThat(heading(response)).isEqualTo("It was here");
		assertThat(page(response).select(".sidebar [data-part=toc]").text()).isEqualTo("All pages");
		assertThat(page(response).select("link[rel=canonical]")).isEmpty();
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
	}

	@Test
	void tellsThatItIsGoneWhereTheServiceHasNoWordsForIt() throws Exception {
		remove("");
		HttpResponse<String> response = get(this.address);
		assertThat(response.statusCode()).isEqualTo(410);
		assertThat(heading(response)).isEqualTo("Page gone");
	}

	@Test
	void costsOneCallHoweverManyAskForWhatIsGone() throws Exception {
		remove("<body><article data-part=\"article\"><h1>It was here</h1></article></body>");
		for (int i = 0; i < 3; i++) {
			assertThat(get(this.address).statusCode()).isEqualTo(410);
		}
		services.content.verify(1, getRequestedFor(urlEqualTo("/pages/" + this.slug)));
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		this.ticker.move(TOO_OLD_TO_BE_SERVED_MEANWHILE);
		assertThat(get(this.address).statusCode()).isEqualTo(410);
	}

	@Test
	void isBackSoonAfterItWasRestored() throws Exception {
		remove("<body><article data-part=\"article\"><h1>It was here</h1></article></body>");
		assertThat(get(this.address).statusCode()).isEqualTo(410);
		publish("3", "Third edition");
		this.ticker.move(STALE);
		await().untilAsserted(() -> assertThat(heading(get(this.address))).isEqualTo("Third edition"));
	}

	@Test
	void isBackSoonAfterItMovedBack() throws Exception {
		move("/elsewhere.html");
		assertThat(get(this.address).statusCode()).isEqualTo(301);
		publish("3", "Third edition");
		this.ticker.move(STALE);
		await().untilAsserted(() -> assertThat(heading(get(this.address))).isEqualTo("Third edition"));
	}

	@Test
	void sendsReadersElsewhereWhereContentServiceSaidSoAndFailsNow() throws Exception {
		move("/elsewhere.html");
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		this.ticker.move(TOO_OLD_TO_BE_SERVED_MEANWHILE);
		HttpResponse<String> response = get(this.address);
		assertThat(response.statusCode()).isEqualTo(301);
		assertThat(response.headers().firstValue("Location")).contains("/elsewhere.html");
	}

	@Test
	void sendsReadersElsewhereSoonAfterItHasMoved() throws Exception {
		get(this.address);
		move("/elsewhere.html");
		this.ticker.move(STALE);
		await().untilAsserted(() -> assertThat(get(this.address).statusCode()).isEqualTo(301));
		HttpResponse<String> response = get(this.address);
		assertThat(response.headers().firstValue("Location")).contains("/elsewhere.html");
		services.content.verify(2, getRequestedFor(urlEqualTo("/pages/" + this.slug)));
	}

	@Test
	void saysHowItWasMade() throws Exception {
		HttpResponse<String> first = get(this.address);
		assertThat(timing(first)).containsEntry("content-service", "fresh").containsEntry("toc-service", "fresh");
		assertThat(first.headers().allValues("Server-Timing")).singleElement()
			.asString()
			.matches("content-service;dur=\\d+\\.\\d;desc=\"fresh\", toc-service;dur=\\d+\\.\\d;desc=\"fresh\", "
					+ "newsletter-service;dur=\\d+\\.\\d;desc=\"revalidated\"");
		assertThat(get(this.address).headers().allValues("Server-Timing"))
			.containsExactly("content-service;dur=0.0;desc=\"fresh\", toc-service;dur=0.0;desc=\"fresh\", "
					+ "newsletter-service;dur=0.0;desc=\"fresh\"");
		assertThat(page(first).select(".colophon a[href=?xray]")).hasSize(1);
	}

	@Test
	void canBeLookedInto() throws Exception {
		get(this.address);
		HttpResponse<String> response = get(this.address + "?xray", "If-None-Match", "\"1\"");
		Document page = page(response);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(response.headers().firstValue("ETag")).isEmpty();
		assertThat(page.select(".xray-part > [data-part]").eachAttr("data-part")).containsExactlyInAnyOrder("article",
				"toc", "form");
		Element article = page.selectFirst(".xray-part:has([data-part=article]) > .xray-label");
		assertThat(article.text()).contains("played-service/1.2.3", "instance-7", " ms", "fresh", " old");
		assertThat(article.select("a").eachAttr("href")).containsExactly("/api/content/pages/" + this.slug,
				"/api/content/pages/" + this.slug + "?format=json");
		assertThat(page.select(".xray-part:has([data-part=toc]) > .xray-label a").eachAttr("href"))
			.containsExactly("/api/toc/toc?current=" + this.slug, "/api/toc/toc?current=" + this.slug + "&format=json");
		assertThat(page.select(".xray-part:has([data-part=form]) > .xray-label a").eachAttr("href"))
			.containsExactly("/api/newsletter/subscriptions/form");
		assertThat(page.select(".xray a").eachAttr("href")).contains(this.address);
	}

	@Test
	void hasADrawingOfItsCallsWhenItIsLookedInto() throws Exception {
		Document page = page(get(this.address + "?xray"));
		Element drawing = page.selectFirst("svg.timeline");
		assertThat(drawing.attr("aria-label")).isNotEmpty();
		assertThat(drawing.select("rect")).hasSize(3)
			.allSatisfy((bar) -> assertThat(Integer.parseInt(bar.attr("width"))).isPositive());
		assertThat(drawing.select("rect").eachAttr("class")).containsOnly("timeline-now");
		assertThat(page(get(this.address + "?xray")).select("svg.timeline rect").eachAttr("class"))
			.containsOnly("timeline-earlier");
		assertThat(drawing.select("text:not(.timeline-label)").eachText()).containsExactly("content-service",
				"toc-service", "newsletter-service");
	}

	@Test
	void namesTheServiceWhereItDoesNotTellItsVersionWhenItIsLookedInto() throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(UpstreamServices.part("<p data-part=\"article\">A</p>")));
		Document page = page(get(this.address + "?xray"));
		assertThat(page.select(".xray-part:has([data-part=article]) > .xray-label strong").text())
			.isEqualTo("content-service");
	}

	@Test
	void doesNotPretendThatAStubHasAnAgeWhenItIsLookedInto() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		Document page = page(get(this.address + "?xray"));
		Element label = page.selectFirst(".xray-part:has([data-part=toc]) > .xray-label");
		assertThat(label.select("strong").text()).isEqualTo("toc-service");
		assertThat(label.select(".xray-state").text()).isEqualTo("stub");
	}

	@Test
	void namesTheTraceWhenItIsLookedInto() throws Exception {
		assertThat(page(get(this.address + "?xray")).select(".xray code").text()).matches("[0-9a-f]{32}");
	}

	@Test
	void needsNoScriptToBeLookedInto() throws Exception {
		Document page = page(get(this.address + "?xray"));
		assertThat(page.select("script, [onclick], [onload], [style], a[href^=javascript]")).isEmpty();
		assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
	}

	@Test
	void isTheOrdinaryOneAfterItWasLookedInto() throws Exception {
		get(this.address + "?xray");
		assertThat(page(get(this.address)).select(".xray, .xray-part")).isEmpty();
		assertThat(calls()).isEqualTo(2);
	}

	@Test
	void showsFailuresWhenItIsLookedInto() throws Exception {
		get(this.address);
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		this.ticker.move(TOO_OLD_TO_BE_SERVED_MEANWHILE);
		Document page = page(get(this.address + "?xray"));
		assertThat(page.select(".xray-part:has([data-part=article]) .xray-state").text()).startsWith("last-good");
		assertThat(page.select("svg.timeline rect").first().attr("class")).isEqualTo("timeline-failed");
	}

	private void assertThatTheLastGoodOneIsServed() throws Exception {
		this.ticker.move(TOO_OLD_TO_BE_SERVED_MEANWHILE);
		long start = System.nanoTime();
		HttpResponse<String> response = get(this.address);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(heading(response)).isEqualTo("First edition");
		assertThat(timing(response)).containsEntry("content-service", "last-good");
		assertThat(page(response).select(".colophon").text())
			.contains("content-service cannot be reached right now, so you see the last good answer.");
	}

	private void publish(String etag, String heading) {
		UpstreamServices.keepable(services.content, urlEqualTo("/pages/" + this.slug), etag,
				"<body><article data-part=\"article\"><h1>" + heading + "</h1></article></body>");
	}

	private void remove(String content) {
		services.content.stubFor(any(urlEqualTo("/pages/" + this.slug))
			.willReturn(UpstreamServices.html(410, content).withHeader("Cache-Control", UpstreamServices.FRESHNESS)));
	}

	private void move(String location) {
		services.content.stubFor(any(urlEqualTo("/pages/" + this.slug)).willReturn(aResponse().withStatus(301)
			.withHeader("Location", location)
			.withHeader("Cache-Control", UpstreamServices.FRESHNESS)));
	}

	private static String heading(HttpResponse<String> response) {
		return page(response).select("main h1").text();
	}

	private int calls() {
		return services.content.countRequestsMatching(getRequestedFor(urlEqualTo("/pages/" + this.slug)).build())
			.getCount()
				+ services.toc.countRequestsMatching(getRequestedFor(urlEqualTo("/toc?current=" + this.slug)).build())
					.getCount();
	}

	private static List<List<String>> named(HttpResponse<byte[]> response) {
		return Stream.of("ETag", "Vary", "Cache-Control", "Content-Type", "Content-Length", "Content-Encoding")
			.map(response.headers()::allValues)
			.toList();
	}

}

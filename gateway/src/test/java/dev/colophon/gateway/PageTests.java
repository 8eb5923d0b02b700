package dev.colophon.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class PageTests extends GatewayTests {

	static Stream<Named<ResponseDefinitionBuilder>> waysToFail() {
		return Stream.of(Named.of("answers 500", aResponse().withStatus(500)),
				Named.of("answers 408", aResponse().withStatus(408)),
				Named.of("answers 503 with HTML", UpstreamServices.html(503, "<body>Down</body>")),
				Named.of("answers far too late", UpstreamServices.part("late").withFixedDelay(5_000)),
				Named.of("answers drop by drop",
						UpstreamServices.part("slow".repeat(1000)).withChunkedDribbleDelay(50, 5_000)),
				Named.of("closes without an answer", aResponse().withFault(Fault.EMPTY_RESPONSE)),
				Named.of("closes half way", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
				Named.of("resets the connection", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
				Named.of("answers rubbish", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
				Named.of("answers HTML of something else", UpstreamServices.part("<p>Welcome to nginx</p>")),
				Named.of("answers JSON", aResponse().withHeader("Content-Type", "application/json").withBody("{}")),
				Named.of("answers nothing", aResponse().withStatus(200)),
				Named.of("sends the reader nowhere", aResponse().withStatus(302)),
				Named.of("sends the reader astray", aResponse().withStatus(302).withHeader("Location", "http://[")));
	}

	@Test
	void isAssembledFromTheParts() throws Exception {
		HttpResponse<String> response = get("/docker.html");
		Document page = page(response);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
		assertThat(page.title()).isEqualTo("Docker & friends - Colophon");
		assertThat(page.select("meta[name=description]").attr("content")).isEqualTo("What Docker is.");
		assertThat(page.select("link[rel=canonical]").attr("href")).isEqualTo("https://colophon.example/docker.html");
		assertThat(page.select("body > [data-part=announcement]").text()).isEqualTo("News");
		assertThat(page.select("main > [data-part]").eachAttr("data-part")).containsExactly("article", "sequence",
				"form");
		assertThat(page.select(".sidebar > [data-part]").eachAttr("data-part")).containsExactly("promotion", "toc",
				"panel");
		assertThat(page.select(".masthead a[href=/] img")).hasSize(1);
		assertThat(page.select("footer .colophon strong").eachText()).containsExactly("content-service", "toc-service",
				"newsletter-service");
	}

	@Test
	void asksForTheContentsWithTheCurrentPageMarked() throws Exception {
		get("/docker.html");
		services.toc
			.verify(getRequestedFor(urlEqualTo("/toc?current=docker")).withHeader("Accept", equalTo("text/html")));
	}

	@Test
	void ofTheSiteIsTheIndex() throws Exception {
		get("/");
		services.content.verify(getRequestedFor(urlEqualTo("/pages/index")));
		HttpResponse<String> byItsFile = get("/index.html");
		assertThat(byItsFile.statusCode()).isEqualTo(301);
		assertThat(byItsFile.headers().firstValue("Location")).contains("/");
	}

	@Test
	void ofContentsComesFromTocService() throws Exception {
		Document page = page(get("/table-of-contents.html"));
		assertThat(page.title()).isEqualTo("Table of Contents - Colophon");
		assertThat(page.select("main h1").text()).isEqualTo("Table of Contents");
		assertThat(page.select("body > [data-part=announcement]")).hasSize(1);
		assertThat(page.select("main > [data-part=form]")).hasSize(1);
	}

	@Test
	void ofContentsHasTheTimeOfAPrimaryPart() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(
				UpstreamServices.part("<article data-part=\"article\"><h1>Late</h1></article>").withFixedDelay(600)));
		assertThat(page(get("/table-of-contents.html")).select("main h1").text()).isEqualTo("Late");
	}

	@Test
	void keepsItsArticleWhateverAnotherServiceCallsItsParts() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(UpstreamServices
			.part("<nav data-part=\"toc\">T</nav><article data-part=\"article\"><h1>Not Docker</h1></article>")));
		assertThat(page(get("/docker.html")).select("h1").eachText()).containsExactly("Docker");
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		assertThat(page(get("/docker.html")).select("h1").eachText()).containsExactly("Back in a moment");
	}

	@ParameterizedTest
	@MethodSource("waysToFail")
	void hasAStubWhereTocService(ResponseDefinitionBuilder fails) throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(fails));
		HttpResponse<String> response = get("/docker.html");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(page(response).select(".sidebar [data-part=toc] a[href=/table-of-contents.html]")).isNotEmpty();
		assertThat(page(response).select("main h1").text()).isEqualTo("Docker");
		assertThat(page(response).select(".colophon strong").eachText()).doesNotContain("toc-service");
	}

	@ParameterizedTest
	@MethodSource("waysToFail")
	void hasAStubWhereNewsletterService(ResponseDefinitionBuilder fails) throws Exception {
		services.newsletter.stubFor(any(anyUrl()).willReturn(fails));
		HttpResponse<String> response = get("/docker.html");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(page(response).select("#newsletter p").text()).contains("not possible right now");
	}

	@ParameterizedTest
	@MethodSource("waysToFail")
	void isUnavailableButStillHasItsSidebarWhereContentService(ResponseDefinitionBuilder fails) throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(fails));
		HttpResponse<String> response = get("/docker.html");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(page(response).select("main h1").text()).isEqualTo("Back in a moment");
		assertThat(page(response).select(".sidebar [data-part=toc]").text()).isEqualTo("All pages");
		assertThat(page(response).select("link[rel=canonical]")).isEmpty();
	}

	@Test
	void asksASlowServiceOnce() throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(UpstreamServices.part("late").withFixedDelay(1_000)));
		get("/docker.html");
		await().during(Duration.ofMillis(500))
			.untilAsserted(() -> services.toc.verify(1, getRequestedFor(urlPathEqualTo("/toc"))));
	}

	@Test
	void hasStubsWhereServicesAreAbsent() throws Exception {
		services.toc.stop();
		services.newsletter.stop();
		try {
			Document page = page(get("/docker.html"));
			assertThat(page.select("main h1").text()).isEqualTo("Docker");
			assertThat(page.select("[data-part=toc]").text()).contains("not at hand");
			assertThat(page.select("#newsletter").text()).contains("not possible");
		}
		finally {
			services.toc.start();
			services.newsletter.start();
		}
	}

	@Test
	void isStillAPageWhereAllServicesFail() throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		services.newsletter.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		HttpResponse<String> response = get("/docker.html");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(page(response).select(".colophon").text())
			.isEqualTo("This page was put together by the gateway. content-service, toc-service and newsletter-service "
					+ "cannot be reached right now, and something is missing.");
	}

	@Test
	void keepsNoCookiesOfTheServices() throws Exception {
		services.content.stubFor(any(urlPathEqualTo("/pages/docker")).willReturn(
				UpstreamServices.part("<article data-part=\"article\">A</article>").withHeader("Set-Cookie", "a=b")));
		assertThat(get("/docker.html").headers().firstValue("Set-Cookie")).isEmpty();
		get("/docker.html");
		services.content.verify(2, getRequestedFor(urlEqualTo("/pages/docker")).withoutHeader("Cookie"));
	}

	@Test
	void isMissingWithTheSidebarOnIt() throws Exception {
		HttpResponse<String> response = get("/unknown.html");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(page(response).select("main [data-part=article]").text()).isEqualTo("No such page");
		assertThat(page(response).select(".sidebar [data-part=toc]").text()).isEqualTo("All pages");
	}

	@Test
	void hasMovedWhereContentServiceSaysSo() throws Exception {
		services.content.stubFor(any(urlPathEqualTo("/pages/moved"))
			.willReturn(aResponse().withStatus(301).withHeader("Location", "/docker.html")));
		HttpResponse<String> response = get("/moved.html");
		assertThat(response.statusCode()).isEqualTo(301);
		assertThat(response.headers().firstValue("Location")).contains("/docker.html");
	}

	@Test
	void leadsFromMoveToMove() throws Exception {
		services.content.stubFor(any(urlPathEqualTo("/pages/first"))
			.willReturn(aResponse().withStatus(301).withHeader("Location", "/second.html")));
		services.content.stubFor(any(urlPathEqualTo("/pages/second"))
			.willReturn(aResponse().withStatus(301).withHeader("Location", "/docker.html")));
		String second = get("/first.html").headers().firstValue("Location").orElseThrow();
		String last = get(second).headers().firstValue("Location").orElseThrow();
		assertThat(page(get(last)).select("main h1").text()).isEqualTo("Docker");
	}

	@Test
	void describesItselfToMachines() throws Exception {
		String data = "<script type=\"application/ld+json\">{\"headline\":\"\\u003c/script> & more\"}</script>";
		services.content.stubFor(any(urlPathEqualTo("/pages/described")).willReturn(
				UpstreamServices.html(200, "<head><title>D</title>" + data + "<script src=\"/x.js\"></script></head>"
						+ "<body><article data-part=\"article\">A</article></body>")));
		services.toc.stubFor(any(anyUrl()).willReturn(UpstreamServices
			.part("<nav data-part=\"toc\">T</nav><nav data-part=\"sequence\">" + data + "<script>x()</script></nav>")));
		HttpResponse<String> response = get("/described.html");
		assertThat(page(response).select("head script[type]").outerHtml()).isEqualTo(data);
		assertThat(page(response).select("main [data-part=sequence] script").outerHtml()).isEqualTo(data);
		assertThat(page(response).select("script:not([type])").eachAttr("src"))
			.allSatisfy((source) -> assertThat(source).startsWith("/assets/visits-"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cookie", "Authorization", "X-Forwarded-For", "Referer" })
	void keepsTheReadersHeadersFromTheServices(String header) throws Exception {
		get("/docker.html", header, "secret");
		services.content.verify(getRequestedFor(urlEqualTo("/pages/docker")).withoutHeader(header));
		services.toc.verify(getRequestedFor(urlPathEqualTo("/toc")).withoutHeader(header));
		services.newsletter.verify(getRequestedFor(urlEqualTo("/subscriptions/form")).withoutHeader(header));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/unknown.html", "/nowhere", "/api/content/pages/docker" })
	void hasSecurityHeaders(String path) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'")
				.doesNotContain("unsafe-inline"));
		assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		assertThat(response.headers().firstValue("Referrer-Policy")).isPresent();
	}

	@Test
	void namesItsStyleSheetByItsContentForAYear() throws Exception {
		String style = page(get("/docker.html")).select("link[rel=stylesheet]").attr("href");
		assertThat(style).matches("/assets/style-[0-9a-f]{32}\\.css");
		HttpResponse<String> response = get(style);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Cache-Control")).contains("max-age=31536000, public");
		assertThat(response.body()).hasSizeLessThan(20_000);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere", "/docker", "/docker.html/", "/Docker.html", "/%3Cscript%3E.html",
			"/docker.php", "/assets/none.css", "/error" })
	void isMissingWhereThereIsNothing(String path) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(page(response).select("main h1").text()).isEqualTo("Page not found");
		assertThat(page(response).select(".sidebar [data-part=toc]")).hasSize(1);
	}

	@Test
	void takesNothingIn() throws Exception {
		HttpResponse<String> response = post("/docker.html", FORM, BodyPublishers.ofString("a=b"));
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow"))
			.hasValueSatisfying((allow) -> assertThat(allow).contains("GET"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "/docker.html | GET, HEAD, OPTIONS", "/ | GET, HEAD, OPTIONS",
					"/search.html?q=a | GET, HEAD, OPTIONS", "/feed.atom | GET, HEAD, OPTIONS",
					"/assets/style.css | GET, HEAD, OPTIONS", "/visits | OPTIONS, POST",
					"/newsletter/subscriptions/pending | GET, HEAD, OPTIONS, POST" })
	void namesAllMethodsThatItAnswers(String path, String methods) throws Exception {
		for (String method : new String[] { "PUT", "DELETE", "PROPFIND" }) {
			HttpResponse<byte[]> response = fetch(method, path);
			assertThat(response.statusCode()).isEqualTo(405);
			assertThat(response.headers().allValues("Allow")).containsExactly(methods);
		}
		for (String method : methods.replace("POST", "OPTIONS").split(", ")) {
			assertThat(fetch(method, path).statusCode()).isNotEqualTo(405);
		}
	}

}

package dev.colophon.gateway;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.colophon.gateway.fragment.MovableTicker;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@Import(TimeMachine.class)
@TestPropertySource(properties = { "colophon.limits.searches.requests=10000", "colophon.cache.size=1MB" })
class SearchTests extends GatewayTests {

	private static final String FOUND = """
			<head><title>docker - Search</title><meta name="robots" content="noindex"></head>
			<body><article class="article search" data-part="article"><h1>Search</h1><p>One page</p></article></body>""";

	private static final String LONGEST = "ten chars ten chars ten chars ten chars ten chars ten chars ten chars ten chars "
			+ "ten chars ten chars ten chars ten chars ten chars ten chars ten chars ten chars "
			+ "ten chars ten chars ten chars ten_chars.";

	@Autowired
	private MovableTicker ticker;

	@Autowired
	private MeterRegistry meters;

	@BeforeEach
	void contentServiceFinds() {
		services.allowKeeping();
		UpstreamServices.keepable(services.content, urlPathEqualTo("/search"), "1", FOUND);
		this.ticker.move(Duration.ofDays(2));
	}

	@Test
	void isAPageLikeOthers() throws Exception {
		HttpResponse<String> response = search("docker");
		Document page = page(response);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(page.title()).isEqualTo("docker - Search - Colophon");
		assertThat(page.select("main > [data-part]").eachAttr("data-part")).containsExactly("article", "form");
		assertThat(page.select(".sidebar > [data-part]").eachAttr("data-part")).containsExactly("toc");
		assertThat(page.select("body > [data-part=announcement]").text()).isEqualTo("News");
		services.content.verify(getRequestedFor(urlPathEqualTo("/search")).withQueryParam("q", equalTo("docker"))
			.withQueryParam("number", equalTo("0"))
			.withHeader("Accept", equalTo("text/html")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/unknown.html", "/table-of-contents.html", "/nowhere", "/search.html" })
	void isInTheHeadOfEachPage(String path) throws Exception {
		Element form = page(get(path)).selectFirst(".masthead search > form");
		assertThat(form.attr("action")).isEqualTo("/search.html");
		assertThat(form.selectFirst("input[type=search][name=q]").attr("value")).isEmpty();
		assertThat(form.select("label:has(input)").text()).isEqualTo("Search this site");
	}

	@Test
	void keepsTheWordsInItsField() throws Exception {
		assertThat(page(search("\"a\"> <b>")).select(".finder input").attr("value")).isEqualTo("\"a\"> <b>");
		services.content.stubFor(WireMock.any(urlPathEqualTo("/search")).willReturn(WireMock.serverError()));
		assertThat(page(search("down & out")).select(".finder input").attr("value")).isEqualTo("down & out");
	}

	@Test
	void isForNoOtherSearchEngine() throws Exception {
		Document page = page(search("docker"));
		assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
		assertThat(page.select("link[rel=canonical], meta[property=og:url]")).isEmpty();
		assertThat(page(get("/search.html")).select("link[rel=canonical]").attr("href"))
			.isEqualTo("https://colophon.example/search.html");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a+b", "a & b = c", "100%", "\"two words\" -one", "Übergröße", "日本語", "{x}", "a/b?c#d",
			"<script>alert(1)</script>", "😀", LONGEST })
	void asksForTheWordsAsTheyAre(String words) throws Exception {
		assertThat(search(words).statusCode()).isEqualTo(200);
		services.content.verify(getRequestedFor(urlPathEqualTo("/search")).withQueryParam("q", equalTo(words)));
	}

	@ParameterizedTest
	@CsvSource({ "?q=a&number=2, a, 2", "?number=02&utm=x&q=++a%20%20b+, a b, 2", "?q=a&number=0, a, 0" })
	void asksForAPageOfWhatIsFound(String query, String words, String number) throws Exception {
		assertThat(get("/search.html" + query).statusCode()).isEqualTo(200);
		services.content.verify(getRequestedFor(urlPathEqualTo("/search")).withQueryParam("q", equalTo(words))
			.withQueryParam("number", equalTo(number)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?q=", "?q=%20", "?utm=x", "?number=3" })
	void isOnePageWithoutWords(String query) throws Exception {
		get("/search.html");
		assertThat(get("/search.html" + query).statusCode()).isEqualTo(200);
		services.content.verify(1, getRequestedFor(urlPathEqualTo("/search")));
		services.content.verify(getRequestedFor(urlEqualTo("/search")).withQueryParam("q", absent()));
	}

	@Test
	void costsOneCallForTheSameWords() throws Exception {
		String etag = search("docker").headers().firstValue("ETag").orElseThrow();
		assertThat(get("/search.html?utm_source=x&q=+docker&size=50").headers().firstValue("ETag")).contains(etag);
		assertThat(get("/search.html?q=docker", "If-None-Match", etag).statusCode()).isEqualTo(304);
		services.content.verify(1, getRequestedFor(urlPathEqualTo("/search")));
	}

	@ParameterizedTest
	@MethodSource("dev.colophon.gateway.PageTests#waysToFail")
	void isUnavailableWhereContentService(ResponseDefinitionBuilder fails) throws Exception {
		services.content.stubFor(WireMock.any(urlPathEqualTo("/search")).willReturn(fails));
		HttpResponse<String> response = search("unavailable");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).contains("10");
		assertThat(page(response).select("h1").text()).isEqualTo("Back in a moment");
		assertThat(page(response).select("[data-part=toc]").text()).isEqualTo("All pages");
	}

	@Test
	void isTheLastGoodOneWhereItIsRemembered() throws Exception {
		search("remembered");
		services.content.stubFor(WireMock.any(urlPathEqualTo("/search")).willReturn(WireMock.serverError()));
		this.ticker.move(Duration.ofSeconds(121));
		HttpResponse<String> response = search("remembered");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(timing(response)).containsEntry("content-service", "last-good");
		assertThat(search("podman").statusCode()).isEqualTo(503);
	}

	@Test
	void drivesNoPageOutOfMemoryHoweverMuchIsSearched() throws Exception {
		get("/kept.html");
		for (int i = 0; i < 150; i++) {
			search("word" + i);
		}
		assertThat(timing(get("/kept.html")).values()).containsOnly("fresh");
		services.content.verify(1, getRequestedFor(urlEqualTo("/pages/kept")));
		assertThat(size("searches")).isLessThan(120);
	}

	@ParameterizedTest
	@ValueSource(ints = { 201, 4_000 })
	void hasNoMoreWordsThanAnybodyNeeds(int length) throws Exception {
		HttpResponse<String> response = search("b".repeat(length));
		assertThat(response.statusCode()).isEqualTo(414);
		assertThat(page(response).select("h1").text()).isEqualTo("Too many words");
		services.content.verify(0, getRequestedFor(urlPathEqualTo("/search")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "q=a%00b", "q=a%1Bb", "q=a%ff", "q=a&number=-1", "q=a&number=x", "q=a&number=10000" })
	void isRefusedWhereItMakesNoSense(String query) throws Exception {
		assertThat(get("/search.html?" + query).statusCode()).isEqualTo(400);
		services.content.verify(0, getRequestedFor(urlPathEqualTo("/search")));
	}

	@Test
	void isRefusedAsContentServiceRefusesIt() throws Exception {
		services.content.stubFor(WireMock.any(urlPathEqualTo("/search"))
			.willReturn(
					UpstreamServices.html(400, "<body><article data-part=\"article\"><h1>No</h1></article></body>")));
		HttpResponse<String> response = search("nonsense");
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(page(response).select("h1").text()).isEqualTo("No");
		search("nonsense");
		services.content.verify(2, getRequestedFor(urlPathEqualTo("/search")));
	}

	@Test
	void canBeLookedInto() throws Exception {
		Document page = page(get("/search.html?q=a+%26+b&number=1"));
		String inside = page.select(".colophon a").attr("href");
		assertThat(inside).isEqualTo("?q=a%20%26%20b&number=1&xray");
		Document looked = page(get("/search.html" + inside));
		assertThat(looked.select(".xray-part > [data-part=article]")).hasSize(1);
		assertThat(looked.select(".xray > p > a").eachAttr("href")).contains("/search.html?q=a%20%26%20b&number=1");
		assertThat(looked.select(".xray-label a").eachAttr("href"))
			.contains("/api/content/search?q=a%20%26%20b&number=1&format=json");
	}

	private double size(String cache) {
		return this.meters.get("cache.size").tag("cache", cache).gauge().value();
	}

	private HttpResponse<String> search(String words) throws IOException, InterruptedException {
		return get("/search.html?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
	}

}

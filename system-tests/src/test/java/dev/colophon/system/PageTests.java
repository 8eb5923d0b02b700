package dev.colophon.system;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.List;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every part of the page that the suite was made for.
 */
@ExtendWith(SharedSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class PageTests {

	private final Suite suite;

	private Document page;

	PageTests(Suite suite) {
		this.suite = suite;
	}

	@BeforeAll
	void readThePage() throws Exception {
		HttpResponse<String> response = this.suite.get("/microservices.html");
		assertThat(response.statusCode()).isEqualTo(200);
		this.page = Suite.page(response);
	}

	@Test
	void hasAHeadThatDescribesIt() {
		assertThat(this.page.title()).isEqualTo("Microservices - Colophon");
		assertThat(this.page.select("meta[charset=utf-8], meta[name=viewport], meta[name=author]")).hasSize(3);
		assertThat(this.page.select("meta[name=description]").attr("content")).isNotBlank().hasSizeLessThan(160);
		assertThat(this.page.select("link[rel=canonical]").attr("href"))
			.isEqualTo(this.suite.address("/microservices.html"));
		assertThat(this.page.select("meta[property=og:title]").attr("content")).isEqualTo("Microservices");
		assertThat(this.page.select("link[rel=icon]")).hasSize(1);
	}

	@Test
	void hasAnAnnouncementAcrossTheTop() {
		assertThat(this.page.select("body > .announcement a[href]").text()).isNotBlank();
	}

	@Test
	void hasTheSitesNameAndALinkToTheSource() {
		assertThat(this.page.select("header a[href=/]").text()).isEqualTo("Colophon");
		assertThat(this.page.select("header a.source[href^=https://]")).hasSize(1);
	}

	@Test
	void hasTheArticle() {
		assertThat(this.page.select("main article h1").text()).isEqualTo("Microservices");
		assertThat(this.page.select("main article p").size()).isGreaterThan(10);
		assertThat(this.page.select("#how-this-page-was-put-together")).hasSize(1);
		assertThat(this.page.select("main article table")).isNotEmpty();
		assertThat(this.page.select("main article a[href=http://martinfowler.com/articles/microservices.html]"))
			.isNotEmpty();
	}

	@Test
	void hasThreeCardsThatLeadOn() {
		assertThat(this.page.select(".card a").eachAttr("href")).containsExactly("/deployment.html", "/docker.html",
				"/api-creation.html");
		assertThat(this.page.select(".card svg")).hasSize(3);
		assertThat(this.page.select(".card .card-question").eachText()).hasSize(3)
			.allMatch((text) -> text.endsWith("?"));
	}

	@Test
	void hasTheSignUpForm() {
		assertThat(this.page.select("main #newsletter form[method=post]").attr("action"))
			.isEqualTo("/newsletter/subscriptions");
		assertThat(this.page.select("#newsletter input[type=email][name=email][required]")).hasSize(1);
		assertThat(this.page.select("#newsletter label[for]")).isNotEmpty();
		assertThat(this.page.select("#newsletter button").text()).isEqualTo("Subscribe");
	}

	@Test
	void hasThePromotionWithItsPicture() throws Exception {
		String picture = this.page.select(".sidebar .promotion img").attr("src");
		assertThat(this.suite.get(picture).statusCode()).isEqualTo(200);
	}

	@Test
	void hasAllEntriesOfTheContentsAndMarksTheCurrentOne() {
		assertThat(this.page.select(".sidebar .toc li a")).hasSize(62);
		assertThat(this.page.select(".sidebar .toc h2 a").attr("href")).isEqualTo("/table-of-contents.html");
		assertThat(this.page.select("[aria-current=page]").eachAttr("href")).containsExactly("/microservices.html");
	}

	@Test
	void hasTheWayToThePagesBeforeAndAfter() {
		assertThat(this.page.select(".sequence a[rel=prev]").attr("href")).isEqualTo("/caching.html");
		assertThat(this.page.select(".sequence a[rel=next]").attr("href")).isEqualTo("/testing.html");
	}

	@Test
	void hasThePanelHeadedByItsTitle() {
		assertThat(this.page.select(".sidebar [data-part=panel] h2").text()).isEqualTo("Microservices");
		assertThat(this.page.select(".sidebar [data-part=panel] a[href=#newsletter]")).hasSize(1);
	}

	@Test
	void hasAFootThatTellsWhoWroteIt() {
		assertThat(this.page.select("footer .colophon strong").eachText()).containsExactly("content-service",
				"toc-service", "newsletter-service");
		assertThat(this.page.select("footer a[rel=author]")).hasSize(1);
	}

	@Test
	void usesEachIdOnce() {
		assertThat(this.page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
	}

	@Test
	void hasNoScriptButTheOneThatCountsVisitsAndNoInlineStyle() {
		assertThat(this.page.select("script").eachAttr("src")).singleElement()
			.asString()
			.matches("/assets/visits-[0-9a-f]{32}\\.js");
		assertThat(this.page.select("style, [style], [onclick]")).isEmpty();
	}

	@Test
	void opensAsAnXRay() throws Exception {
		assertThat(this.page.select("footer .colophon a").attr("href")).isEqualTo("?xray");
		HttpResponse<String> response = this.suite.get("/microservices.html?xray");
		Document xray = Suite.page(response);
		assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
		assertThat(xray.select(".xray-part > [data-part]").eachAttr("data-part"))
			.containsExactlyInAnyOrder("announcement", "article", "sequence", "form", "promotion", "toc", "panel");
		for (String service : List.of("content-service", "toc-service", "newsletter-service")) {
			assertThat(xray.select(".xray-label strong").eachText()).anyMatch((name) -> name.startsWith(service + '/'));
		}
		assertThat(xray.select(".xray svg rect")).hasSize(3);
		assertThat(xray.select(".xray code").text()).matches("[0-9a-f]{32}");
		for (String address : xray.select(".xray-label a").eachAttr("href")) {
			assertThat(this.suite.get(address, "Accept", "text/html,*/*").statusCode()).as(address).isEqualTo(200);
		}
		Nu.assertValid(response.body());
	}

	@Test
	@DisabledIf("dev.colophon.system.SharedSuite#isOnCompose")
	void namesTheTraceThatIsInTheLogOfEachProgramThatWasAsked() throws Exception {
		Document xray = Suite.page(this.suite.get("/microservices.html?xray", "Cache-Control", "no-cache"));
		String trace = xray.select(".xray code").text();
		assertThat(trace).matches("[0-9a-f]{32}");
		for (String program : RunSuite.PROGRAMS.stream().filter(Run::isNewest).toList()) {
			await()
				.untilAsserted(() -> assertThat(Files.readAllLines(((RunSuite) this.suite).logOf(program))).as(program)
					.anyMatch((line) -> line.contains(trace) && line.matches(".* (200|304) \\d+ ms.*")));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/introduction.html", "/deployment.html", "/docker.html", "/api-creation.html",
			"/table-of-contents.html", "/newsletter/subscriptions/pending" })
	void isThere(String path) throws Exception {
		assertThat(this.suite.get(path).statusCode()).isEqualTo(200);
	}

	/**
	 * Brotli needs a native library, which each way to run the gateway finds in its own.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "br", "gzip" })
	void isPackedAsItsReaderLikes(String encoding) throws Exception {
		assertThat(this.suite.get("/docker.html", "Accept-Encoding", encoding).headers().firstValue("Content-Encoding"))
			.contains(encoding);
	}

	@Test
	void isMissingInStyle() throws Exception {
		HttpResponse<String> response = this.suite.get("/nosuch.html");
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(Suite.page(response).select(".sidebar .toc li a")).hasSize(62);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/content/pages/microservices", "/api/content/pages", "/api/toc/toc" })
	void isJsonForPrograms(String path) throws Exception {
		HttpResponse<String> response = this.suite.get(path, "Accept", "application/json");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
		String etag = response.headers().firstValue("ETag").orElseThrow();
		assertThat(this.suite.get(path, "Accept", "application/json", "If-None-Match", etag).statusCode())
			.isEqualTo(304);
	}

}

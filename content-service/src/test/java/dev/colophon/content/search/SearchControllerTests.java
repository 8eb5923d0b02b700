package dev.colophon.content.search;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import dev.colophon.content.page.Slug;
import dev.colophon.content.web.Answers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@WebMvcTest(controllers = SearchController.class, excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class)
@Import({ SearchDocument.class, Answers.class })
class SearchControllerTests {

	private static final Result DOCKER = new Result(new Slug("docker"), "Docker & friends", "What <it> is.",
			"A <mark>container</mark> &amp; more");

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Search search;

	@Test
	void tellsProgramsWhatWasFound() {
		finds("container", 0, 20, 1, DOCKER);
		assertThat(this.mvc.get().uri("/search?q=container")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{
				  "query": "container",
				  "items": [{ "slug": "docker", "title": "Docker & friends", "description": "What <it> is.",
				              "address": "/docker.html", "excerpt": "A <mark>container</mark> &amp; more" }],
				  "number": 0, "size": 20, "total": 1, "hint": null
				}
				""");
	}

	@Test
	void showsReadersWhatWasFound() {
		finds("container", 0, 20, 1, DOCKER);
		Document document = html("/search?q=container");
		assertThat(document.title()).isEqualTo("container - Search");
		assertThat(document.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
		assertThat(document.select("body > article.search[data-part=article] h1").text()).isEqualTo("Search");
		assertThat(document.select("form[action=/search.html] label input[name=q]").val()).isEqualTo("container");
		assertThat(document.select(".results h2 a[href=/docker.html]").text()).isEqualTo("Docker & friends");
		assertThat(document.select(".excerpt mark").text()).isEqualTo("container");
		assertThat(document.select(".excerpt").text()).isEqualTo("A container & more");
		assertThat(document.select(".description").text()).isEqualTo("What <it> is.");
		assertThat(document.select("nav")).isEmpty();
	}

	@Test
	void leadsToTheOtherParts() {
		finds("a&b \"c\" é", 1, 2, 6, DOCKER, DOCKER);
		Document document = html("/search?q=a%26b%20%22c%22%20%C3%A9&number=1&size=2");
		assertThat(document.select("a[rel=prev]").attr("href"))
			.isEqualTo("/search.html?q=a%26b%20%22c%22%20%C3%A9&number=0&size=2");
		assertThat(document.select("a[rel=next]").attr("href"))
			.isEqualTo("/search.html?q=a%26b%20%22c%22%20%C3%A9&number=2&size=2");
		assertThat(document.select("ol").attr("start")).isEqualTo("3");
	}

	@Test
	void asksReadersWhatToLookFor() {
		for (String address : List.of("/search", "/search?q=", "/search?q=%20")) {
			Document document = html(address);
			assertThat(document.title()).isEqualTo("Search");
			assertThat(document.select("form input[name=q]")).hasSize(1);
			assertThat(document.select("article > p").text()).contains("quotation marks");
		}
		then(this.search).shouldHaveNoInteractions();
	}

	@Test
	void asksProgramsWhatToLookFor() {
		assertThat(this.mvc.get().uri("/search")).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void helpsReadersOnWhereNothingIsFound() {
		given(this.search.results(new Query("nosuch"), 0, 20))
			.willReturn(Results.none("nosuch", 0, 20, "No page has all of these words."));
		Document document = html("/search?q=nosuch");
		assertThat(document.select("article > p").text()).contains("No page has all of these words.");
		assertThat(document.select("article > p a[href=/table-of-contents.html]")).hasSize(1);
		assertThat(document.select("ol")).isEmpty();
	}

	@Test
	void showsWhatWasLookedForAsText() {
		String query = "\"><script>alert(1)</script>";
		given(this.search.results(new Query(query), 0, 20)).willReturn(Results.none(query, 0, 20, "None."));
		Document document = html("/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E");
		assertThat(document.select("script")).isEmpty();
		assertThat(document.select("form input[name=q]").val()).isEqualTo(query);
	}

	@ParameterizedTest
	@ValueSource(strings = { "q=a%00", "q=a%0Ab", "q=%7F" })
	void refusesControlCharacters(String query) {
		assertThatRefuses(query);
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThatRefuses("q=" + "a".repeat(201));
	}

	private void assertThatRefuses(String query) {
		URI uri = URI.create("/search?" + query);
		assertThat(this.mvc.get().uri(uri)).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		MvcTestResult result = this.mvc.get().uri(uri).accept(MediaType.TEXT_HTML).exchange();
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST)
			.doesNotContainHeader("ETag")
			.doesNotContainHeader("Cache-Control");
		assertThat(html(result).select("[role=alert]").text()).startsWith("What is looked for has");
		then(this.search).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@ValueSource(strings = { "size=0", "size=51", "size=many", "number=-1", "number=1001", "number=99999999999" })
	void refusesAPartThatCannotBe(String part) {
		for (MediaType type : List.of(MediaType.APPLICATION_JSON, MediaType.TEXT_HTML)) {
			assertThat(this.mvc.get().uri("/search?q=a&" + part).accept(type)).hasStatus(HttpStatus.BAD_REQUEST)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void answersNotModifiedToWhoeverHasTheAnswer(String type) {
		finds("container", 0, 20, 1, DOCKER);
		String etag = etag(type);
		assertThat(this.mvc.get().uri("/search?q=container").accept(type).header("If-None-Match", etag))
			.hasStatus(HttpStatus.NOT_MODIFIED)
			.hasHeader("Cache-Control", "max-age=1, stale-while-revalidate=1, stale-if-error=86400");
		finds("container", 0, 20, 1, new Result(DOCKER.slug(), DOCKER.title(), DOCKER.description(), "Other text"));
		assertThat(etag(type)).isNotEqualTo(etag);
	}

	private void finds(String query, int number, int size, int total, Result... results) {
		given(this.search.results(new Query(query), number, size))
			.willReturn(new Results(query, List.of(results), number, size, total, null));
	}

	private String etag(String type) {
		return Objects.requireNonNull(
				this.mvc.get().uri("/search?q=container").accept(type).exchange().getResponse().getHeader("ETag"));
	}

	private Document html(String address) {
		MvcTestResult result = this.mvc.get().uri(URI.create(address)).accept(MediaType.TEXT_HTML).exchange();
		assertThat(result).hasStatusOk();
		return html(result);
	}

	private static Document html(MvcTestResult result) {
		return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

}

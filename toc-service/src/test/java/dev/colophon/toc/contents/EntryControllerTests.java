package dev.colophon.toc.contents;

import dev.colophon.toc.web.Answers;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest(EntryController.class)
@Import({ Answers.class, Breadcrumbs.class, Editions.class })
class EntryControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Chapters chapters;

	@BeforeEach
	void storesTwoChapters() {
		given(this.chapters.toc()).willReturn(SmallToc.TOC);
	}

	@Test
	void tellsTheEntryWithItsSurroundings() {
		assertThat(this.mvc.get().uri("/toc/edit")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{
				  "slug": "edit", "title": "Edit", "address": "/edit.html", "chapter": "First Steps", "position": 2,
				  "previous": {"slug": "begin", "title": "Begin \\"Here\\" & <Now>", "address": "/begin.html"},
				  "next": {"slug": "store", "title": "Store", "address": "/store.html"}
				}
				""");
	}

	@Test
	void saysThatNothingComesBeforeTheFirstAndAfterTheLast() {
		assertThat(this.mvc.get().uri("/toc/begin")).bodyJson().extractingPath("$.previous").isNull();
		assertThat(this.mvc.get().uri("/toc/store")).bodyJson().extractingPath("$.next").isNull();
	}

	@Test
	void showsTheWayOnInHtml() {
		Document document = HtmlDocument.of(this.mvc.get().uri("/toc/edit").accept(MediaType.TEXT_HTML).exchange());
		assertThat(document.title()).isEqualTo("Edit");
		assertThat(document.select("body > [data-part]").eachAttr("data-part")).containsExactly("sequence");
		assertThat(document.select(".sequence a").eachAttr("href")).containsExactly("/begin.html", "/store.html");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/json, text/html;q=0.9" })
	void saysWhatIsMissing(String accepted) {
		assertThat(this.mvc.get().uri("/toc/unknown").header(HttpHeaders.ACCEPT, accepted))
			.hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isStrictlyEqualTo("""
					{
					  "type": "/problems/not-found", "title": "Not Found", "status": 404,
					  "detail": "There is no entry 'unknown'.", "instance": "/toc/unknown"
					}
					""");
	}

	@Test
	void showsWhatIsMissingInHtml() {
		assertThat(this.mvc.get().uri("/toc/unknown").accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentTypeCompatibleWith(MediaType.TEXT_HTML)
			.bodyText()
			.satisfies((html) -> assertThat(HtmlDocument.of(html).select("[data-part=article] p").text())
				.isEqualTo("There is no entry 'unknown'."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Edit", "edit--", "%00", "edit%00", "%20", "edit.html", "%3Cscript%3E" })
	void refusesWhatIsNoSlug(String slug) {
		for (MediaType accepted : new MediaType[] { MediaType.APPLICATION_JSON, MediaType.TEXT_HTML }) {
			assertThat(this.mvc.get().uri("/toc/" + slug).accept(accepted)).hasStatus(HttpStatus.BAD_REQUEST)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		}
	}

	@Test
	void refusesASlugOfTenThousandCharacters() {
		assertThat(this.mvc.get().uri("/toc/{slug}", "a".repeat(10_000))).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void refusesOtherMethods() {
		assertThat(this.mvc.delete().uri("/toc/edit")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void hidesWhatWentWrongHere() {
		given(this.chapters.toc()).willThrow(new IllegalStateException("the password is secret"));
		assertThat(this.mvc.get().uri("/toc/edit")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body()
			.asString()
			.doesNotContain("secret");
	}

}

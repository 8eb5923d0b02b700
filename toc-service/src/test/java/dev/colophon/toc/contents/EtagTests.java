package dev.colophon.toc.contents;

import java.util.List;
import java.util.Objects;

import dev.colophon.toc.web.Answers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest
@Import({ Answers.class, Breadcrumbs.class, Editions.class })
class EtagTests {

	private static final String FRESH = "max-age=1, stale-while-revalidate=1, stale-if-error=86400";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Chapters chapters;

	@BeforeEach
	void storesTwoChapters() {
		given(this.chapters.toc()).willReturn(SmallToc.TOC);
	}

	@ParameterizedTest
	@CsvSource({ "/toc, application/json", "/toc, text/html", "/toc?current=edit, text/html",
			"/toc?view=full, text/html", "/toc/edit, application/json", "/toc/edit, text/html" })
	void savesWhoeverHasTheAnswerFromFetchingItAgain(String uri, String accepted) {
		MvcTestResult first = exchange(HttpMethod.GET, uri, accepted, "");
		assertThat(first).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, FRESH);
		String etag = etag(first);
		assertThat(etag).matches("\"[0-9a-f]{32}\"");
		assertThat(etag(HttpMethod.HEAD, uri, accepted)).isEqualTo(etag);
		for (HttpMethod method : new HttpMethod[] { HttpMethod.GET, HttpMethod.HEAD }) {
			for (String known : List.of(etag, "\"a\", W/\"b\", " + etag, "W/" + etag, "*")) {
				MvcTestResult second = exchange(method, uri, accepted, known);
				assertThat(second).hasStatus(HttpStatus.NOT_MODIFIED)
					.hasHeader(HttpHeaders.ETAG, etag)
					.hasHeader(HttpHeaders.CACHE_CONTROL, FRESH)
					.body()
					.isEmpty();
				assertThat(second.getMvcResult().getModelAndView()).isNull();
			}
		}
	}

	@Test
	void changesWithTheContents() {
		String before = etag(HttpMethod.GET, "/toc", "application/json");
		given(this.chapters.toc()).willReturn(new Toc(SmallToc.TOC.chapters().reversed()));
		assertThat(etag(HttpMethod.GET, "/toc", "application/json")).isNotEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"a\"", "\"a\", \"b\"", "a", "\"*\"" })
	void savesNobodyWhoHasAnotherAnswer(String known) {
		assertThat(exchange(HttpMethod.GET, "/toc", "text/html", known)).hasStatusOk().bodyText().contains("<nav");
	}

	@Test
	void changesWithAllThatIsShownAndNothingElse() {
		assertThat(etag("/toc", "text/html")).isNotEqualTo(etag("/toc", "application/json"))
			.isNotEqualTo(etag("/toc?view=full", "text/html"))
			.isNotEqualTo(etag("/toc?current=edit", "text/html"))
			.isEqualTo(etag("/toc?current=unknown", "text/html"));
		assertThat(etag("/toc", "application/json")).isEqualTo(etag("/toc?view=full", "application/json"))
			.isNotEqualTo(etag("/toc?current=edit", "application/json"));
	}

	@Test
	void ofAnEntryChangesWithItsNeighbours() {
		String edit = etag("/toc/edit", "text/html");
		String store = etag("/toc/store", "text/html");
		Entry begin = new Entry(SmallToc.BEGIN.slug(), "Begin");
		given(this.chapters.toc()).willReturn(new Toc(List
			.of(new Chapter(new Slug("first"), "First Steps", List.of(begin, SmallToc.EDIT)), SmallToc.SECOND)));
		assertThat(etag("/toc/edit", "text/html")).isNotEqualTo(edit);
		assertThat(etag("/toc/store", "text/html")).isEqualTo(store);
	}

	@ParameterizedTest
	@CsvSource({ "GET", "HEAD" })
	void isNotOnErrors(HttpMethod method) {
		assertThat(this.mvc.method(method).uri("/toc/unknown")).hasStatus(HttpStatus.NOT_FOUND)
			.doesNotContainHeader(HttpHeaders.ETAG);
	}

	private String etag(String uri, String accepted) {
		return etag(HttpMethod.GET, uri, accepted);
	}

	private String etag(HttpMethod method, String uri, String accepted) {
		return etag(exchange(method, uri, accepted, ""));
	}

	private static String etag(MvcTestResult result) {
		return Objects.requireNonNull(result.getResponse().getHeader(HttpHeaders.ETAG));
	}

	private MvcTestResult exchange(HttpMethod method, String uri, String accepted, String known) {
		var request = this.mvc.method(method).uri(uri).header(HttpHeaders.ACCEPT, accepted);
		return (known.isEmpty() ? request : request.header(HttpHeaders.IF_NONE_MATCH, known)).exchange();
	}

}

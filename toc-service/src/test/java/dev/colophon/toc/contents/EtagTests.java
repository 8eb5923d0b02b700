package dev.colophon.toc.contents;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest
class EtagTests {

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
		String etag = etag(HttpMethod.GET, uri, accepted);
		assertThat(etag).matches("\"[^\"]+\"");
		assertThat(etag(HttpMethod.HEAD, uri, accepted)).isEqualTo(etag);
		for (HttpMethod method : new HttpMethod[] { HttpMethod.GET, HttpMethod.HEAD }) {
			assertThat(this.mvc.method(method)
				.uri(uri)
				.header(HttpHeaders.ACCEPT, accepted)
				.header(HttpHeaders.IF_NONE_MATCH, etag)).hasStatus(HttpStatus.NOT_MODIFIED).body().isEmpty();
		}
	}

	@Test
	void changesWithTheContents() {
		String before = etag(HttpMethod.GET, "/toc", "application/json");
		given(this.chapters.toc()).willReturn(new Toc(SmallToc.TOC.chapters().reversed()));
		assertThat(etag(HttpMethod.GET, "/toc", "application/json")).isNotEqualTo(before);
	}

	@ParameterizedTest
	@CsvSource({ "GET", "HEAD" })
	void isNotOnErrors(HttpMethod method) {
		assertThat(this.mvc.method(method).uri("/toc/unknown")).hasStatus(HttpStatus.NOT_FOUND)
			.doesNotContainHeader(HttpHeaders.ETAG);
	}

	private String etag(HttpMethod method, String uri, String accepted) {
		return this.mvc.method(method)
			.uri(uri)
			.header(HttpHeaders.ACCEPT, accepted)
			.exchange()
			.getResponse()
			.getHeader(HttpHeaders.ETAG);
	}

}

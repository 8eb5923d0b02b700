package dev.colophon.content.editor;

import java.net.URI;

import dev.colophon.content.EditedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@EditedTest
class EditorTests {

	private static final String WRITES = """
			PUT, /pages/docker
			PATCH, /pages/docker
			DELETE, /pages/docker
			POST, /pages/docker/revisions/1/restoration
			GET, /pages/docker/revisions
			GET, /pages/docker/revisions/1
			PUT, /announcement
			DELETE, /announcement
			GET, /announcement/revisions
			PUT, /promotion
			DELETE, /promotion
			GET, /promotion/revisions/1
			""";

	@Autowired
	private MockMvcTester mvc;

	@ParameterizedTest
	@CsvSource(textBlock = WRITES)
	void isAskedWho(HttpMethod method, String uri) {
		assertThat(this.mvc.method(method).uri(uri)).hasStatus(HttpStatus.UNAUTHORIZED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Colophon\", charset=\"UTF-8\"")
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/unauthorized");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/pages/docker/%72evisions", "/pages/docker/revision%73/1", "/announcement/%72evisions" })
	void isAskedWhoHoweverTheAddressIsWritten(URI uri) {
		assertThat(this.mvc.get().uri(uri)).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(this.mvc.get().uri(uri).header("X-Forwarded-Prefix", "/api/content"))
			.hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/pages/revisions", "/pages/revisions-of-law" })
	void isNotAskedForWhereAPageIsOnlyCalledSo(String uri) {
		assertThat(this.mvc.get().uri(uri)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@CsvSource({ "editor, wrong", "other, secret", "editor, ''", "'', ''", "editor, Secret" })
	void isNobodyElse(String name, String password) {
		assertThat(this.mvc.delete()
			.uri("/announcement")
			.header(HttpHeaders.IF_MATCH, "*")
			.headers((headers) -> headers.setBasicAuth(name, password))).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(this.mvc.get().uri("/announcement")).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "Basic", "Basic !", "Basic bm9jb2xvbg==", "Bearer c2VjcmV0" })
	void sendsCredentialsThatCanBeRead(String authorization) {
		assertThat(this.mvc.delete().uri("/announcement").header(HttpHeaders.AUTHORIZATION, authorization))
			.hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/pages/docker/%72evisions", "/pages/docker/revision%73/1", "/announcement/%72evisions",
			"/pages/docker/revisions;a=b", "/pages;a=b/docker/revisions", "/pages/docker;a=b/revisions/1",
			"/pages/docker/revisions/1?format=json" })
	void isAskedWhoHoweverTheAddressIsWritten(String uri) {
		assertThat(this.mvc.get().uri(URI.create(uri)).exchange().getResponse().getStatus()).isIn(400, 401);
	}

	@Test
	void getsNoSession() {
		assertThat(this.mvc.get()
			.uri("/pages/docker/revisions")
			.headers((headers) -> headers.setBasicAuth("editor", "secret"))).hasStatusOk()
			.doesNotContainHeader(HttpHeaders.SET_COOKIE);
	}

	@Test
	void keepsThePasswordOutOfLogs() {
		assertThat(new Editor("editor", "secret").toString()).doesNotContain("secret");
	}

}

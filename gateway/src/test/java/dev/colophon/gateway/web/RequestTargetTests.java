package dev.colophon.gateway.web;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTargetTests {

	/**
	 * All that RFC 3986 allows in a query besides what is percent-encoded.
	 */
	private static final String QUERY = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$&'()*+,;=:@/?";

	@ParameterizedTest
	@CsvSource({ "/, /", "/docker.html, /docker.html", "/%73earch.html, /search.html", "/%7e%2D%2e%5F, /~-._",
			"/api/content/%73earch, /api/content/search", "/pages/%c3%a9, /pages/%C3%A9",
			"/pages/%C3%A9, /pages/%C3%A9", "/a%40b, /a%40b", "/a@b!$&'()*+:=, /a@b!$&'()*+:=", "/a%20b, /a%20b",
			"/api/content/, /api/content/", "/..., /...", "/.well-known/x, /.well-known/x", "/a/..b, /a/..b" })
	void hasOnePathForEachResource(String path, String normal) {
		assertThat(RequestTarget.normalPath(path)).contains(normal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "docker.html", "*", "//", "//search.html", "/api//content", "/a//", "/.", "/..",
			"/a/./b", "/a/../b", "/a/..", "/%2e/a", "/%2E%2e/a", "/.%2e/a", "/search.html;a=1", "/api;y/content", "/a;",
			"/;/a", "/a%3Bb", "/a%2fb", "/a%2Fb", "/a%5cb", "/a\\b", "/a%25b", "/%2573earch.html", "/%00", "/%0a",
			"/%7f", "/%", "/%7", "/%zz", "/a b", "/[a]", "/a|b", "/a^b", "/a\"b", "/<a>", "/{a}", "/a`b", "/é" })
	void isRefusedWhereOthersCouldReadItAnotherWay(String path) {
		assertThat(RequestTarget.normalPath(path)).isEmpty();
	}

	static Stream<String> characters() {
		return IntStream.range(0, 0x100).mapToObj((code) -> String.valueOf((char) code));
	}

	@ParameterizedTest
	@MethodSource("characters")
	void hasTheCharactersOfAUriInItsQueryAndNoOthers(String character) {
		assertThat(RequestTarget.isQuery("q=a" + character)).isEqualTo(QUERY.contains(character));
		assertThat(RequestTarget.isQuery("q=%%%02x".formatted((int) character.charAt(0)))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "%", "q=%", "q=%4", "q=%4g", "q=%%41", "q=%u0041" })
	void hasNoHalfOctetsInItsQuery(String query) {
		assertThat(RequestTarget.isQuery(query)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "&", "=", "q=a=b", "=b", "q", "q=1&q=2", "&&q=+", "q==", "?q=?" })
	void hasNamesAndValuesOrNone(String query) {
		assertThat(RequestTarget.isQuery(query)).isTrue();
	}

}

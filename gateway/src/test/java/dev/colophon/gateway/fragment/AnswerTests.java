package dev.colophon.gateway.fragment;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import feign.Request;
import feign.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnswerTests {

	private static final Map<String, Collection<String>> HTML = Map.of("Content-Type",
			List.of("text/html;charset=UTF-8"));

	private static final String DOCUMENT = "<title>T</title><article data-part=\"article\">Ä</article>";

	@Test
	void hasTheDocumentThatCame() {
		Answer answer = Answer.of(response(200, HTML, DOCUMENT));
		assertThat(answer.fragment().title()).isEqualTo("T");
		assertThat(answer.require("article").fragment().parts().get("article")).contains("Ä");
		assertThat(answer.origin()).isEqualTo(Origin.UNKNOWN);
		assertThat(answer.freshness()).isEqualTo(Freshness.NONE);
	}

	@Test
	void hasWhatTheServiceSaysOfIt() {
		Answer answer = Answer.of(response(200, Map.of("ETag", List.of("W/\"1\""), "Cache-Control",
				List.of("max-age=5"), "Server", List.of("toc-service/1.2.0"), "Service-Instance", List.of("b7")), ""));
		assertThat(answer.etag()).isEqualTo("W/\"1\"");
		assertThat(answer.freshness().fresh()).isEqualTo(Duration.ofSeconds(5));
		assertThat(answer.origin()).isEqualTo(new Origin("toc-service/1.2.0", "b7"));
		assertThat(answer.isKeepable()).isTrue();
	}

	@Test
	void mayNotBeKeptWhereAnyOfItsHeadersForbidsIt() {
		Answer answer = Answer
			.of(response(200, Map.of("Cache-Control", List.of("max-age=5", "stale-if-error=9, no-store")), ""));
		assertThat(answer.freshness()).isEqualTo(Freshness.NONE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 408, 500, 502, 503, 504, 599 })
	void isNoneWhereTheServiceFails(int status) {
		assertThatExceptionOfType(ServiceFailed.class).isThrownBy(() -> Answer.of(response(status, HTML, DOCUMENT)))
			.withMessageContaining(String.valueOf(status));
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void sendsTheReaderElsewhere(int status) {
		Answer answer = Answer.of(response(status, Map.of("Location", List.of("/new.html")), ""));
		assertThat(answer.location()).isEqualTo(URI.create("/new.html"));
		assertThat(answer.isKeepable()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "301, http://[", "302, 'a b'" })
	void sendsNobodyAstray(int status, String location) {
		assertThatExceptionOfType(ServiceFailed.class)
			.isThrownBy(() -> Answer.of(response(status, Map.of("Location", List.of(location)), "")));
		assertThatExceptionOfType(ServiceFailed.class).isThrownBy(() -> Answer.of(response(status, Map.of(), "")));
	}

	@ParameterizedTest
	@CsvSource({ "200, application/json", "200, text/plain", "404, text/html" })
	void isNotGoodWithoutThePart(int status, String type) {
		Answer answer = Answer
			.of(response(status, Map.of("Content-Type", List.of(type)), "<p data-part=\"other\">x</p>"));
		assertThatExceptionOfType(ServiceFailed.class).isThrownBy(() -> answer.require("article"));
	}

	@Test
	void isNotGoodWithoutAnyPart() {
		assertThatExceptionOfType(ServiceFailed.class)
			.isThrownBy(() -> Answer.of(response(200, HTML, "<p>Welcome to nginx</p>")).requireParts());
		assertThat(Answer.of(response(404, HTML, "")).requireParts().status()).isEqualTo(404);
	}

	@Test
	void isNoneWhereItIsTooLarge() {
		assertThat(Answer.of(response(200, HTML, DOCUMENT + " ".repeat(5_999_000))).fragment().parts()).hasSize(1);
		assertThatExceptionOfType(ServiceFailed.class)
			.isThrownBy(() -> Answer.of(response(200, HTML, DOCUMENT + " ".repeat(6_000_000))));
	}

	private static Response response(int status, Map<String, Collection<String>> headers, String body) {
		return response(status, headers, body.getBytes(StandardCharsets.UTF_8));
	}

	static Response response(int status, Map<String, Collection<String>> headers, byte[] body) {
		Request request = Request.create(Request.HttpMethod.GET, "/", Map.of(), null, StandardCharsets.UTF_8, null);
		return Response.builder().status(status).headers(headers).request(request).body(body).build();
	}

}

package dev.colophon.toc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two versions of one resource, side by side.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "colophon.editor.password=secret")
@Import(TestDatabase.class)
class VersionTests {

	private static final List<String> OF_DEPRECATION = List.of("Deprecation", "Sunset", "Link");

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@BeforeEach
	void hasTwoChapters() throws Exception {
		assertThat(send(write("""
				{"chapters": [
				  {"slug": "first", "title": "First", "entries": [
				    {"slug": "zoo", "title": "Zoo"}, {"slug": "vim", "title": "Vim"}]},
				  {"slug": "second", "title": "Second", "entries": [{"slug": "ada", "title": "Ada"}]}
				]}
				""")).statusCode()).isEqualTo(200);
	}

	@Test
	void hasAllEntriesInTheSameOrderInBoth() throws Exception {
		List<String> flat = JsonPath.read(get("/toc", "application/json;version=1").body(), "$.entries[*].slug");
		List<String> chaptered = JsonPath.read(get("/toc", "application/json;version=2").body(),
				"$.chapters[*].entries[*].slug");
		assertThat(flat).containsExactly("zoo", "vim", "ada").isEqualTo(chaptered);
	}

	@Test
	void marksTheCurrentEntryInBoth() throws Exception {
		List<String> marked = JsonPath.read(get("/toc?current=vim", "application/json;version=1").body(),
				"$.entries[?(@.current == true)].slug");
		assertThat(marked).containsExactly("vim");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "*/*", "application/json;version=2", "application/json;version=2.0" })
	void answersTheSecondUnlessAskedForTheFirst(String accepted) throws Exception {
		HttpResponse<String> response = get("/toc", accepted);
		assertThat(response.body()).startsWith("{").contains("\"chapters\"");
		assertThat(response.headers().map()).doesNotContainKeys("deprecation", "sunset", "link");
	}

	@ParameterizedTest
	@CsvSource({ "application/json;version=1, application/json;version=1",
			"application/json;version=2, application/json;version=2", "application/json, application/json" })
	void saysWhichVersionItIs(String accepted, String type) throws Exception {
		assertThat(get("/toc", accepted).headers().firstValue("Content-Type")).hasValue(type);
	}

	@Test
	void saysThatTheFirstGoesAway() throws Exception {
		HttpResponse<String> response = get("/toc", "application/json;version=1");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(OF_DEPRECATION.stream().map((name) -> response.headers().firstValue(name).orElseThrow()))
			.containsExactly("@1795737600", "Wed, 30 Jun 2027 00:00:00 GMT",
					"<openapi.yaml>; rel=\"deprecation\"; type=\"application/yaml\"");
	}

	@Test
	void hasAnotherEtagInEach() throws Exception {
		String first = etag("application/json;version=1");
		assertThat(first).isNotEqualTo(etag("application/json;version=2"));
		assertThat(etag("application/json")).isEqualTo(etag("application/json;version=2"));
		HttpRequest.Builder again = request("/toc").header("If-None-Match", first);
		assertThat(send(again.copy().header("Accept", "application/json;version=1")).statusCode()).isEqualTo(304);
		assertThat(send(again.copy().header("Accept", "application/json")).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "/toc", "/toc/vim" })
	void hasDocumentsInNoVersion(String path) throws Exception {
		HttpResponse<String> response = get(path, "text/html, application/json;version=1;q=0.5");
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(response.headers().map()).doesNotContainKeys("deprecation", "sunset");
	}

	@Test
	void isTheSameInEachVersionWhereNothingHasChanged() throws Exception {
		HttpResponse<String> response = get("/toc/vim", "application/json;version=1");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().map()).doesNotContainKeys("deprecation", "sunset");
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "3", "1.5", "x", "\"\"", "99999999999999999999" })
	void refusesAVersionThatThereIsNot(String version) throws Exception {
		HttpResponse<String> response = get("/toc", "application/json;version=" + version);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("/problems/invalid-request");
	}

	@ParameterizedTest
	@ValueSource(strings = { "3", "30", "1.5", "1.0.5", "x", ".0.0.0x" })
	void namesTheVersionThatThereIsNotAsItWasAskedFor(String version) throws Exception {
		assertThat(get("/toc", "application/json;version=" + version).body())
			.contains("no version '" + version + "' of this");
	}

	@Test
	void isWrittenInTheSecondOnly() throws Exception {
		HttpRequest.Builder write = write("{\"chapters\": []}").header("Accept", "application/json;version=1");
		assertThat(send(write).statusCode()).isEqualTo(404);
		assertThat(get("/toc/vim", "*/*").statusCode()).isEqualTo(200);
	}

	@Test
	void countsWhoStillCallsTheFirstAndInventedCallersTogether() throws Exception {
		for (String caller : new String[] { "old-reader/1.2 (Linux)", "old-reader/1.3", "(nobody)" }) {
			send(request("/toc").header("Accept", "application/json;version=1").header("User-Agent", caller));
		}
		send(request("/toc").header("Accept", "application/json").header("User-Agent", "new-reader/2.0"));
		assertThat(metrics()).contains("api_deprecated_requests_total{caller=\"old-reader\",version=\"1\"} 2.0")
			.contains("api_deprecated_requests_total{caller=\"others\",version=\"1\"}")
			.doesNotContain("new-reader");
		for (int i = 0; i < 100; i++) {
			send(request("/toc").header("Accept", "application/json;version=1").header("User-Agent", "invented-" + i));
		}
		assertThat(metrics().lines().filter((line) -> line.startsWith("api_deprecated_requests_total")))
			.hasSizeBetween(3, 51);
	}

	private String metrics() throws Exception {
		return get("/actuator/prometheus", "text/plain").body();
	}

	private HttpRequest.Builder write(String contents) {
		return request("/toc").header("Content-Type", "application/json")
			.header("If-Match", "*")
			.header("Authorization", "Basic " + Base64.getEncoder().encodeToString("editor:secret".getBytes()))
			.PUT(BodyPublishers.ofString(contents));
	}

	private String etag(String accepted) throws Exception {
		return get("/toc", accepted).headers().firstValue("ETag").orElseThrow();
	}

	private HttpResponse<String> get(String path, String accepted) throws Exception {
		return send(request(path).header("Accept", accepted));
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}

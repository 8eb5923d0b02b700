package dev.colophon.toc.editor;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import dev.colophon.toc.TestDatabase;
import dev.colophon.toc.TocApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "colophon.editor.password=pässword:1")
@Import(TestDatabase.class)
class CredentialsTests {

	private static final String RIGHT = "editor:pässword:1";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "PUT, /toc", "POST, /toc/entries", "PATCH, /toc/entries/vim", "DELETE, /toc/entries/vim", "POST, /toc",
			"PUT, /none", "POST, /actuator/health", "PROPFIND, /toc" })
	void areAskedForByEachWrite(String method, String uri) throws Exception {
		for (String sent : new String[] { "", "editor:wrong", "editor:", "other:pässword:1" }) {
			HttpResponse<String> response = send(method, uri, sent);
			assertThat(response.statusCode()).isEqualTo(401);
			assertThat(response.headers().firstValue("WWW-Authenticate"))
				.contains("Basic realm=\"editor\", charset=\"UTF-8\"");
			assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
			assertThat(response.body()).contains("HTTP Basic", "\"traceId\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Basic", "Basic !", "Basic YQ==", "Bearer abc" })
	void areNothingElse(String authorization) throws Exception {
		HttpResponse<String> response = this.client
			.send(request("PUT", "/toc").header("Authorization", authorization).build(), BodyHandlers.ofString());
		assertThat(response.statusCode()).isEqualTo(401);
	}

	@Test
	void letTheEditorWrite() throws Exception {
		HttpResponse<String> response = send("DELETE", "/toc/entries/none", RIGHT);
		assertThat(response.statusCode()).isEqualTo(428);
		assertThat(response.headers().map()).doesNotContainKeys("set-cookie", "x-frame-options");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /toc, 200", "HEAD, /toc, 200", "OPTIONS, /toc, 200", "GET, /none, 404" })
	void areNotLookedAtWhereSomebodyReads(String method, String uri, int status) throws Exception {
		assertThat(send(method, uri, "").statusCode()).isEqualTo(status);
		assertThat(send(method, uri, "editor:wrong").statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "/toc//vim, 404", "/toc/vim;a=b, 200", "/toc/./vim, 404", "/toc?%07=a, 200" })
	void doNotChangeWhatOddAddressesFind(String uri, int status) throws Exception {
		HttpResponse<String> response = send("GET", uri, "");
		assertThat(response.statusCode()).isEqualTo(status);
	}

	@Test
	void areAskedForWhateverTheAddressLooksLike() throws Exception {
		for (String uri : new String[] { "/toc;a=b", "//toc", "/toc/", "/toc/../toc", "/toc/entries/vim;/..",
				"/%74oc" }) {
			assertThat(send("PUT", uri, "").statusCode()).as(uri).isEqualTo(401);
			assertThat(send("DELETE", uri, "editor:wrong").statusCode()).as(uri).isEqualTo(401);
		}
	}

	@Test
	void helpNobodyWhereNoPasswordIsSet() throws Exception {
		try (var service = SpringApplication.from(TocApplication::main)
			.with(TestDatabase.class)
			.run("--server.port=0", "--colophon.editor.password=")
			.getApplicationContext()) {
			this.port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			for (String sent : new String[] { "", "editor:", RIGHT }) {
				HttpResponse<String> response = send("PUT", "/toc", sent);
				assertThat(response.statusCode()).isEqualTo(403);
				assertThat(response.headers().map()).doesNotContainKey("www-authenticate");
				assertThat(response.body()).contains("/problems/writing-is-off", "EDITOR_PASSWORD");
			}
			assertThat(send("GET", "/toc", "").statusCode()).isEqualTo(200);
		}
	}

	private HttpResponse<String> send(String method, String uri, String credentials) throws Exception {
		HttpRequest.Builder request = request(method, uri);
		if (!credentials.isEmpty()) {
			String encoded = Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
			request.header("Authorization", "Basic " + encoded);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String method, String uri) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri))
			.method(method, BodyPublishers.noBody());
	}

}

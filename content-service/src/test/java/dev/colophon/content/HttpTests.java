package dev.colophon.content;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service, through a real socket.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "colophon.instance=content-7")
@Import(TestDatabase.class)
class HttpTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource({ "/pages/docker, 200", "/pages/none, 404", "/pages/A, 400", "/pages/%00, 400", "/pages/a%2fb, 400",
			"/error, 404", "/pictures/suite.svg, 200", "/actuator/health, 200" })
	void saysInEachAnswerWhoWroteIt(String uri, int status) throws Exception {
		HttpResponse<String> response = send(request(uri));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Server")).singleElement().asString().matches("content-service/\\S+");
		assertThat(response.headers().allValues("Service-Instance")).containsExactly("content-7");
	}

	@Test
	void saysWhoWroteItToThoseWhoHaveIt() throws Exception {
		HttpResponse<String> response = send(request("/pages/docker").header("If-None-Match", "*"));
		assertThat(response.statusCode()).isEqualTo(304);
		assertThat(response.headers().map()).containsKeys("server", "service-instance", "etag", "cache-control",
				"vary");
	}

	private HttpRequest.Builder request(String uri) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}

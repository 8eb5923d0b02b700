package dev.colophon.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The gateway on a real port in front of services on real sockets.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "colophon.site.url=https://colophon.example",
				"colophon.deadlines.primary=1s", "colophon.deadlines.other=400ms",
				"resilience4j.circuitbreaker.configs.default.sliding-window-size=10000",
				"resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=10000",
				"colophon.limits.writes.requests=10000" })
abstract class GatewayTests {

	static final UpstreamServices services = new UpstreamServices();

	static final String FORM = "application/x-www-form-urlencoded";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry properties) {
		services.register(properties);
	}

	@BeforeEach
	void servicesAnswer() {
		services.recover();
	}

	HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(path);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request);
	}

	HttpResponse<String> post(String path, String type, BodyPublisher body) throws IOException, InterruptedException {
		return send(request(path).header("Content-Type", type).POST(body));
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	int port() {
		return this.port;
	}

	static Document page(HttpResponse<String> response) {
		return Jsoup.parse(response.body());
	}

}

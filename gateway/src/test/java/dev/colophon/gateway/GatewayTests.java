package dev.colophon.gateway;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

	/**
	 * The answer with its body as it came over the network.
	 */
	HttpResponse<byte[]> fetch(String method, String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = request(path).method(method, BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofByteArray());
	}

	/**
	 * What is answered to these bytes, as ISO 8859-1.
	 */
	String exchange(String request) throws IOException {
		try (Socket socket = new Socket("localhost", port())) {
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	/**
	 * What is answered to a request with this first line, less the version.
	 */
	String ask(String line, String... headers) throws IOException {
		String rest = Stream.of(headers).map((header) -> header + "\r\n").collect(Collectors.joining());
		return exchange(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + rest + "\r\n");
	}

	int port() {
		return this.port;
	}

	static Document page(HttpResponse<String> response) {
		return Jsoup.parse(response.body());
	}

	/**
	 * The state of each service's parts, as {@code Server-Timing} tells it.
	 */
	static Map<String, String> timing(HttpResponse<?> response) {
		return response.headers()
			.allValues("Server-Timing")
			.stream()
			.flatMap((value) -> Stream.of(value.split(", ")))
			.collect(Collectors.toMap((entry) -> entry.replaceFirst(";.*", ""),
					(entry) -> entry.replaceFirst(".*;desc=\"(.*)\"", "$1")));
	}

}

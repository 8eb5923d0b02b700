package dev.colophon.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What one client may take. Each test is another client, by the word of a proxy that is
 * trusted.
 */
@TestPropertySource(properties = { "colophon.limits.writes.requests=3", "colophon.limits.searches.requests=3",
		"colophon.limits.trusted-proxies=127.0.0.0/8,::1", "colophon.limits.body=100KB",
		"colophon.limits.bytes-per-second=2000" })
class LimitTests extends GatewayTests {

	@BeforeEach
	void newsletterServiceTakesForms() {
		services.newsletter.stubFor(WireMock.post(anyUrl()).willReturn(aResponse().withStatus(202)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/newsletter/subscriptions", "/api/newsletter/subscriptions" })
	void tellAClientThatWritesTooMuchToComeBackLater(String path) throws Exception {
		String client = "192.0.2." + path.length();
		for (int i = 0; i < 3; i++) {
			assertThat(write(path, client).statusCode()).isNotEqualTo(429);
		}
		HttpResponse<String> response = write(path, client);
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
		services.newsletter.verify(3, postRequestedFor(anyUrl()));
		assertThat(write(path, "198.51.100." + path.length()).statusCode()).isNotEqualTo(429);
	}

	@Test
	void areToldAsAPageOrAsAProblem() throws Exception {
		for (int i = 0; i < 3; i++) {
			write("/newsletter/subscriptions", "192.0.2.200");
		}
		assertThat(page(write("/newsletter/subscriptions", "192.0.2.200")).select("h1").text())
			.isEqualTo("Too much at once");
		assertThat(write("/api/newsletter/subscriptions", "192.0.2.200").headers().firstValue("Content-Type"))
			.contains("application/problem+json");
	}

	@Test
	void areThereForSearchesTooButNotForReading() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(read("/api/content/search?q=a", "192.0.2.201").statusCode()).isNotEqualTo(429);
		}
		assertThat(read("/api/content/search?q=a", "192.0.2.201").statusCode()).isEqualTo(429);
		assertThat(read("/docker.html", "192.0.2.201").statusCode()).isEqualTo(200);
	}

	@Test
	void areForSearchesHoweverTheirAddressIsSpelled() throws Exception {
		String[] spellings = { "/%73earch.html?q=a", "/api/content/%73earch?q=a", "/%61pi/content/search?q=a" };
		for (String spelling : spellings) {
			assertThat(read(spelling, "192.0.2.210").statusCode()).isNotEqualTo(429);
		}
		for (String spelling : spellings) {
			assertThat(read(spelling, "192.0.2.210").statusCode()).isEqualTo(429);
		}
		for (String spelling : new String[] { "/search.html;a=1?q=x", "/api;y/content/search", "//search.html" }) {
			assertThat(read(spelling, "192.0.2.210").statusCode()).isEqualTo(400);
		}
	}

	@Test
	void countTheNetworkOfAnIpv6AddressAsOneClient() throws Exception {
		for (int i = 0; i < 3; i++) {
			write("/newsletter/subscriptions", "2001:db8:0:1::" + i);
		}
		assertThat(write("/newsletter/subscriptions", "2001:db8:0:1:ffff::1").statusCode()).isEqualTo(429);
		assertThat(write("/newsletter/subscriptions", "2001:db8:0:2::1").statusCode()).isNotEqualTo(429);
	}

	@Test
	void refuseABodyThatIsTooLargeBeforeTheServiceSeesIt() throws Exception {
		HttpResponse<String> response = send(
				request("/api/newsletter/subscriptions").header("X-Forwarded-For", "192.0.2.202")
					.header("Content-Type", "application/json")
					.POST(BodyPublishers.ofByteArray(new byte[200_000])));
		assertThat(response.statusCode()).isEqualTo(413);
		services.newsletter.verify(0, postRequestedFor(anyUrl()));
	}

	@Test
	void readOnAfterRefusingABodyButNotForEver() throws Exception {
		try (Socket socket = new Socket("localhost", port())) {
			socket.getOutputStream().write("""
					POST /newsletter/subscriptions HTTP/1.1\r
					Host: localhost\r
					Content-Type: application/x-www-form-urlencoded\r
					Content-Length: 9000000000\r
					\r
					""".getBytes(StandardCharsets.US_ASCII));
			byte[] some = new byte[1_000_000];
			assertThatIOException().isThrownBy(() -> {
				for (int i = 0; i < 1_000; i++) {
					socket.getOutputStream().write(some);
				}
			});
		}
	}

	@Test
	void refuseHeadersThatAreTooLarge() throws Exception {
		assertThat(get("/docker.html", "X-Long", "a".repeat(20_000)).statusCode()).isEqualTo(431);
	}

	@Test
	void endARequestThatComesDropByDrop() throws Exception {
		try (Socket socket = new Socket("localhost", port())) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write("""
					POST /newsletter/subscriptions HTTP/1.1\r
					Host: localhost\r
					Content-Type: application/x-www-form-urlencoded\r
					Content-Length: 5000\r
					\r
					""".getBytes(StandardCharsets.US_ASCII));
			Thread drops = Thread.ofVirtual().start(() -> drip(socket));
			assertThat(status(socket.getInputStream())).matches("HTTP/1\\.1 (408|400|500|503).*|");
			drops.interrupt();
		}
		services.newsletter.verify(0, postRequestedFor(anyUrl()));
	}

	private static void drip(Socket socket) {
		Stream.generate(() -> 'a').limit(4_999).takeWhile((drop) -> isSent(socket, drop)).forEach((drop) -> {
		});
	}

	private static boolean isSent(Socket socket, char drop) {
		try {
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			socket.getOutputStream().write(drop);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String status(InputStream answer) {
		try {
			return new String(answer.readNBytes(100), StandardCharsets.US_ASCII).lines().findFirst().orElse("");
		}
		catch (IOException ex) {
			return "";
		}
	}

	private HttpResponse<String> write(String path, String client) throws IOException, InterruptedException {
		return send(request(path).header("X-Forwarded-For", client)
			.header("Content-Type", FORM)
			.POST(BodyPublishers.ofString("email=a")));
	}

	private HttpResponse<String> read(String path, String client) throws IOException, InterruptedException {
		return get(path, "X-Forwarded-For", client);
	}

}

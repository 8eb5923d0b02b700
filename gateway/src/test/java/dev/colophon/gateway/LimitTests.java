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
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What one client may take. Each test is another client, by the word of a proxy that is
 * trusted.
 */
@SmallLimits
class LimitTests extends GatewayTests {

	@Autowired
	private MeterRegistry meters;

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
			assertThat(read(spelling, "203.0.113.99").statusCode()).isNotEqualTo(429);
		}
		for (String spelling : spellings) {
			assertThat(read(spelling, "203.0.113.99").statusCode()).isEqualTo(429);
		}
		for (String spelling : new String[] { "/search.html;a=1?q=x", "/api;y/content/search", "//search.html" }) {
			assertThat(read(spelling, "203.0.113.99").statusCode()).isEqualTo(400);
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

	/**
	 * Proxies add to the end, and what the client has said already stands before it.
	 */
	@ParameterizedTest
	@CsvSource({ "X-Forwarded-For,'%s, 198.51.100.7'", "X-Forwarded-For,'%s, 192.0.2.211:1234, 127.0.0.9'",
			"X-Forwarded-For,'127.0.0.7, %s, [2001:db8:0:5::1]:80'", "Forwarded,'for=%s, for=192.0.2.213;proto=http'",
			"Forwarded,'for=%s, For=\"[2001:db8:0:6::1]:80\", for=127.0.0.1'" })
	void countTheClientThatATrustedProxySaw(String header, String value) throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(get("/api/content/search?q=a", header, value.formatted("198.51.100." + i)).statusCode())
				.isNotEqualTo(429);
		}
		assertThat(get("/api/content/search?q=a", header, value.formatted("198.51.100.9")).statusCode()).isEqualTo(429);
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

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length: 30000\r\n\r\na", "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n",
			"Content-Length: 90000\r\n\r\na" })
	void endABodyThatDoesNotComeInTime(String beginning) throws Exception {
		try (RawClient client = new RawClient("127.0.0.2", port())) {
			client.send("PUT /api/newsletter/subscriptions HTTP/1.1\r\nHost: localhost\r\n" + beginning);
			assertThat(client.status()).isEqualTo(408);
			assertThat(client.isClosed()).isTrue();
		}
	}

	@Test
	void endALargeBodyThatComesTooSlowly() throws Exception {
		try (RawClient client = new RawClient("127.0.0.2", port())) {
			client.send("PUT /api/newsletter/slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000\r\n\r\n")
				.drip(Duration.ofMillis(500));
			assertThat(client.status()).isEqualTo(408);
		}
	}

	@Test
	void countBodiesThatDoNotComeInTime() throws Exception {
		double before = this.meters.counter("colophon.limited", "kind", "slow").count();
		try (RawClient client = new RawClient("127.0.0.2", port())) {
			client.send("POST /visits HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n");
			assertThat(client.head()).startsWith("HTTP/1.1 408").contains("Connection: close");
		}
		assertThat(this.meters.counter("colophon.limited", "kind", "slow").count()).isEqualTo(before + 1);
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

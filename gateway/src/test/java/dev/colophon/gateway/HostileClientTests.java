package dev.colophon.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One client does its worst, and others notice nothing. What it took it has given back
 * when it behaves again. How much it sends can be said by system properties.
 */
@TestPropertySource(properties = { "resilience4j.circuitbreaker.configs.default.sliding-window-size=10",
		"resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=10",
		// What a busy machine takes for all this is no failure.
		"colophon.deadlines.primary=10s", "colophon.deadlines.other=10s", "colophon.deadlines.submission=10s",
		"colophon.cache.call-deadline=10s", "spring.http.clients.connect-timeout=5s",
		"spring.cloud.openfeign.client.config.default.connect-timeout=5000" })
class HostileClientTests extends GatewayTests {

	private static final int REQUESTS = Integer.getInteger("hostile.requests", 600);

	private static final int CONNECTIONS = Integer.getInteger("hostile.connections", 1_100);

	private static final Duration SLOWNESS = Duration.ofMillis(Integer.getInteger("hostile.slowness", 500));

	private static final int CONCURRENT = 250;

	private static final String HOSTILE = "127.0.0.2";

	private static final List<String> OTHERS = List.of("127.0.0.3", "127.0.0.4", "127.0.0.5");

	private static final String PARTS = """
			<!DOCTYPE html><html lang="en"><head><title>A page</title></head><body>
			<article data-part="article"><h1>A page</h1></article><nav data-part="toc">All pages</nav>
			<section data-part="form" id="newsletter">Sign up</section></body></html>""";

	private static final byte[] LARGE = new byte[1_000_000];

	private static HttpServer service;

	private final AtomicInteger made = new AtomicInteger();

	private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

	@BeforeAll
	static void start() throws IOException {
		service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
		service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		service.createContext("/", HostileClientTests::answer);
		service.start();
	}

	@AfterAll
	static void stop() {
		service.stop(0);
	}

	@DynamicPropertySource
	static void addresses(DynamicPropertyRegistry properties) {
		for (String name : List.of("content", "toc", "newsletter")) {
			properties.add("colophon.services." + name, () -> "http://localhost:" + service.getAddress().getPort());
		}
	}

	private static void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			byte[] body = exchange.getRequestURI().getPath().startsWith("/large") ? LARGE
					: PARTS.getBytes(StandardCharsets.UTF_8);
			boolean isHead = exchange.getRequestMethod().equals("HEAD");
			exchange.getResponseHeaders().add("Content-Type", "text/html;charset=UTF-8");
			exchange.sendResponseHeaders(exchange.getRequestHeaders().containsKey("Authorization") ? 401 : 200,
					isHead ? -1 : body.length);
			if (!isHead) {
				exchange.getResponseBody().write(body);
			}
		}
	}

	@Test
	void keepsNothingFromOthers() throws Exception {
		AtomicBoolean isOver = new AtomicBoolean();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			OTHERS.forEach((address) -> threads.execute(() -> live(address, isOver)));
			try {
				attack();
				holdConnections();
			}
			finally {
				isOver.set(true);
			}
		}
		System.out.printf("hostile requests: %d, connections: %d, requests of others: %d, failed: %s%n", REQUESTS,
				CONNECTIONS, this.made.get(), this.failures);
		assertThat(this.made.get()).isGreaterThan(50);
		assertThat(this.failures).isEmpty();
		await().untilAsserted(() -> {
			try (RawClient client = new RawClient(HOSTILE, port())) {
				assertThat(client.send("GET /api/toc/toc HTTP/1.1\r\nHost: localhost\r\n\r\n").status()).isEqualTo(200);
			}
		});
	}

	private void live(String address, AtomicBoolean isOver) {
		try (HttpClient client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.localAddress(InetAddress.getByName(address))
			.build()) {
			for (int i = 0; !isOver.get(); i++) {
				String page = "/page-of-" + address.replace('.', '-') + "-" + i;
				ask(client, HttpRequest.newBuilder(), "/api/toc/toc");
				ask(client, HttpRequest.newBuilder(), page + ".html");
				ask(client, HttpRequest.newBuilder(), "/read-by-all.html");
				ask(client, HttpRequest.newBuilder().PUT(BodyPublishers.ofString("a")), "/api/content" + page);
				ask(client, HttpRequest.newBuilder().PUT(BodyPublishers.ofByteArray(new byte[50_000])),
						"/api/toc" + page);
				ask(client,
						HttpRequest.newBuilder().header("Content-Type", FORM).POST(BodyPublishers.ofString("email=a")),
						"/newsletter/subscriptions");
				ask(client, HttpRequest.newBuilder(), "/api/content/large");
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
		}
		catch (IOException ex) {
			failed(ex.toString());
		}
	}

	private void ask(HttpClient client, HttpRequest.Builder request, String path) {
		this.made.incrementAndGet();
		try {
			int status = client
				.send(request.uri(URI.create("http://127.0.0.1:" + port() + path))
					.timeout(Duration.ofSeconds(20))
					.build(), BodyHandlers.discarding())
				.statusCode();
			if (status != 200) {
				failed(request.build().method() + " " + path.replaceAll("page-of.*", "…") + ": " + status);
			}
		}
		catch (IOException ex) {
			failed(path.replaceAll("page-of.*", "…") + ": " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void failed(String how) {
		this.failures.computeIfAbsent(how, (key) -> new AtomicInteger()).incrementAndGet();
	}

	private void attack() throws InterruptedException {
		List<HostileRequest> kinds = hostileRequests();
		Semaphore concurrent = new Semaphore(CONCURRENT);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < REQUESTS; i++) {
				HostileRequest kind = kinds.get(i % kinds.size());
				int number = i;
				concurrent.acquire();
				threads.execute(() -> {
					try (RawClient client = new RawClient(HOSTILE, port())) {
						kind.send(client, number);
					}
					catch (IOException ex) {
						// It was refused.
					}
					finally {
						concurrent.release();
					}
				});
			}
		}
	}

	private void holdConnections() throws InterruptedException {
		List<RawClient> open = new ArrayList<>();
		try {
			for (int i = 0; i < CONNECTIONS; i++) {
				open.add(new RawClient(HOSTILE, port()).send("GET /slow-headers.html HTTP/1.1\r\nHost: local"));
			}
		}
		catch (IOException ex) {
			// It was refused.
		}
		Thread.sleep(SLOWNESS);
		open.forEach(RawClient::closeQuietly);
	}

	private interface HostileRequest {

		void send(RawClient client, int number) throws IOException;

	}

	private static List<HostileRequest> hostileRequests() {
		String host = " HTTP/1.1\r\nHost: localhost\r\n";
		String put = "PUT /api/toc/x" + host;
		String form = "POST /newsletter/subscriptions" + host + "Content-Type: application/x-www-form-urlencoded\r\n";
		Stream<String> quick = Stream.of("OPTIONS /api/toc/toc" + host + "\r\n", "TRACE /api/toc/toc" + host + "\r\n",
				"PROPFIND /api/toc/toc" + host + "\r\n", "get /api/toc/toc" + host + "\r\n",
				"GET /api/toc/toc" + host + "Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip",
				"GET /api/content/x" + host + "Content-Length: 900000\r\n\r\na",
				put + "Content-Encoding: gzip\r\nContent-Length: 7\r\n\r\nno gzip",
				put + "Transfer-Encoding: chunked\r\n\r\nzz\r\n", put + "Content-Length: 100\r\n\r\nbroken off",
				put + "Content-Length: 100000\r\n\r\nbroken off", put + "Content-Length: 9000000\r\n\r\na",
				put + "Authorization: Basic YTpi\r\nContent-Length: 1\r\n\r\na",
				form + "Content-Encoding: br\r\nContent-Length: 1\r\n\r\na", form + "Content-Length: 100\r\n\r\na",
				"GET /api/content/search?q=a" + host + "\r\n", "GET /search.html;a=1?q=[" + host + "\r\n",
				"GET /%zz" + host + "\r\n", "GET /x.html" + host + "X-Long: " + "a".repeat(20_000) + "\r\n\r\n",
				"POST /visits" + host + "Content-Type: ;;;\r\nContent-Length: 1\r\n\r\na", "\0\0\0\0\r\n\r\n");
		Stream<String> slow = Stream.of(put + "Content-Length: 30000\r\n\r\n", put + "Content-Length: 900000\r\n\r\n",
				put + "Transfer-Encoding: chunked\r\n\r\n7000\r\n", form + "Content-Length: 10000\r\n\r\n",
				"POST /visits" + host + "Content-Length: 10000\r\n\r\n", "GET /x.html HTTP/1.1\r\nX-Slow: ");
		List<HostileRequest> requests = new ArrayList<>();
		quick.forEach((text) -> requests.add((client, number) -> client.send(text).endSending().status()));
		requests.add((client, number) -> client.send("GET /made-up-" + number + ".html" + host + "\r\n").status());
		requests.add((client, number) -> client.send("GET /newsletter/made-up-" + number + host + "\r\n").status());
		slow.forEach((text) -> requests.add((client, number) -> client.send(text).drip(SLOWNESS)));
		requests.add((client, number) -> client.send("GET /api/content/large" + host + "\r\n").sip(SLOWNESS));
		requests.add((client, number) -> client.send("GET /api/toc/large" + host + "\r\n").sip(SLOWNESS));
		return requests;
	}

}

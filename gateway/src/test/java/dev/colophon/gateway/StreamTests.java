package dev.colophon.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bodies of an API that take long to write, are larger than anybody wants to hold in
 * memory, or break off.
 */
class StreamTests extends GatewayTests {

	private static final byte[] BEGINNING = new byte[1_000_000];

	private static final CountDownLatch beginningCame = new CountDownLatch(1);

	private static final BlockingQueue<String> uploads = new LinkedBlockingQueue<>();

	private static HttpServer service;

	@BeforeAll
	static void start() throws Exception {
		service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		service.createContext("/slow", (exchange) -> {
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(BEGINNING);
				body.flush();
				boolean came = await(beginningCame);
				body.write(came ? 1 : 0);
			}
		});
		service.createContext("/large", (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream body = exchange.getResponseBody()) {
				for (int i = 0; i < 60; i++) {
					body.write(BEGINNING);
				}
			}
		});
		service.createContext("/broken", (exchange) -> {
			exchange.sendResponseHeaders(200, 1_000);
			exchange.getResponseBody().write(1);
			exchange.getResponseBody().flush();
			LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
			exchange.getResponseBody().write(1);
			exchange.close();
		});
		service.createContext("/upload", (exchange) -> {
			try {
				uploads.add("whole: " + exchange.getRequestBody().readAllBytes().length);
			}
			catch (IOException ex) {
				uploads.add("broken off");
			}
			exchange.sendResponseHeaders(204, -1);
		});
		service.start();
	}

	@BeforeEach
	void forgetsUploads() {
		uploads.clear();
	}

	@AfterAll
	static void stop() {
		service.stop(0);
	}

	@DynamicPropertySource
	static void address(DynamicPropertyRegistry properties) {
		properties.add("colophon.services.toc", () -> "http://localhost:" + service.getAddress().getPort());
	}

	@Test
	void areOnTheirWayBeforeTheyEnd() throws Exception {
		try (InputStream body = open("/api/toc/slow")) {
			assertThat(body.readNBytes(BEGINNING.length / 2)).hasSize(BEGINNING.length / 2);
			beginningCame.countDown();
			byte[] rest = body.readAllBytes();
			assertThat(rest).hasSize(BEGINNING.length / 2 + 1);
			assertThat(rest[rest.length - 1]).isEqualTo((byte) 1);
		}
	}

	@Test
	void mayBeLargerThanTheMemory() throws Exception {
		Runtime memory = Runtime.getRuntime();
		memory.gc();
		long before = memory.totalMemory() - memory.freeMemory();
		try (InputStream body = open("/api/toc/large")) {
			assertThat(body.skip(40_000_000)).isEqualTo(40_000_000);
			memory.gc();
			assertThat(memory.totalMemory() - memory.freeMemory() - before).isLessThan(20_000_000);
			assertThat(body.skip(Long.MAX_VALUE)).isEqualTo(20_000_000);
		}
	}

	@Test
	void areAFailureWhereTheyBreakOffBeforeAnythingIsPassedOn() throws Exception {
		HttpResponse<String> broken = get("/api/toc/broken");
		assertThat(broken.statusCode()).isEqualTo(503);
		assertThat(broken.headers().firstValue("Retry-After")).contains("10");
		assertThat(broken.headers().firstValue("Content-Security-Policy")).isPresent();
		assertThat(broken.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
	}

	@Test
	void mayBeSentInChunks() throws Exception {
		assertThat(upload(900_000).statusCode()).isEqualTo(204);
		assertThat(uploads.poll(4, TimeUnit.SECONDS)).isEqualTo("whole: 900000");
	}

	@Test
	void areNotMistakenForWholeWhereTheyAreTooLarge() throws Exception {
		for (int i = 0; i < 20; i++) {
			assertThat(upload(5_000_000).statusCode()).isEqualTo(413);
		}
		assertThat(uploads).allMatch("broken off"::equals);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Transfer-Encoding: chunked\r\n\r\n30000\r\n", "Content-Length: 500000\r\n\r\n" })
	void areNotMistakenForWholeWhereTheyBreakOff(String beginning) throws Exception {
		try (Socket socket = new Socket("localhost", port())) {
			socket.getOutputStream()
				.write(("PUT /api/toc/upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n" + beginning)
					.getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().write(new byte[0x30000]);
		}
		assertThat(uploads.poll(4, TimeUnit.SECONDS)).isEqualTo("broken off");
	}

	private HttpResponse<String> upload(int length) throws Exception {
		return post("/api/toc/upload", "text/plain",
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[length])));
	}

	private InputStream open(String path) throws Exception {
		return HttpClient.newHttpClient().send(request(path).build(), BodyHandlers.ofInputStream()).body();
	}

	private static boolean await(CountDownLatch latch) {
		try {
			return latch.await(4, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}

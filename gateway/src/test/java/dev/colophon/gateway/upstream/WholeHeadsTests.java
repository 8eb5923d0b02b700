package dev.colophon.gateway.upstream;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WholeHeadsTests {

	private final CloseableHttpClient client = HttpClients.custom()
		.disableAutomaticRetries()
		.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
			.setConnectionFactory(WholeHeads.connections())
			.build())
		.build();

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 304 Not Mod", "HTTP/1.1 304 Not Modified\r\n",
			"HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n", "HTTP/1.1 303 See Other\r\nLocation: /new" })
	void areNotTakenFromHalfOfOne(String head) {
		assertThatExceptionOfType(ConnectionClosedException.class).isThrownBy(() -> statusOf(head));
	}

	@Test
	void areNoHeadsWhereThereIsNoAnswer() {
		assertThatExceptionOfType(NoHttpResponseException.class).isThrownBy(() -> statusOf(""));
	}

	@Test
	void areReadToTheirEnd() throws IOException {
		assertThat(statusOf("HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n")).isEqualTo(304);
	}

	private int statusOf(String answer) throws IOException {
		try (ServerSocket server = new ServerSocket(0)) {
			Thread.ofVirtual().start(() -> answer(server, answer));
			return this.client.execute(new HttpGet("http://localhost:" + server.getLocalPort() + "/"),
					(response) -> response.getCode());
		}
	}

	private static void answer(ServerSocket server, String answer) {
		try (Socket socket = server.accept()) {
			socket.getInputStream().read(new byte[1_000]);
			socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package dev.colophon.newsletter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Asks the instance that runs beside it, in the same container, whether it takes
 * requests. Its exit code is that of a health check: 0 if so, else 1. It speaks to the
 * socket itself, because it runs every few seconds: an HTTP client takes longer to load
 * than to answer.
 */
final class HealthCheck {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private HealthCheck() {
	}

	public static void main(String[] args) {
		System.exit(isReady(Integer.parseInt(System.getenv().getOrDefault("SERVER_PORT", "8083"))) ? 0 : 1);
	}

	static boolean isReady(int port) {
		try (Socket socket = new Socket()) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
			socket.getOutputStream()
				.write("GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			String status = new BufferedReader(
					new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine();
			System.out.println(status);
			return status != null && status.startsWith("HTTP/1.1 200");
		}
		catch (IOException ex) {
			System.out.println(ex);
			return false;
		}
	}

}

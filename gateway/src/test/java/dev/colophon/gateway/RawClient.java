package dev.colophon.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that sends bytes, from an address of its own choice in 127.0.0.0/8.
 */
final class RawClient implements AutoCloseable {

	private static final long A_MOMENT = Duration.ofMillis(100).toNanos();

	private final Socket socket;

	RawClient(String address, int port) throws IOException {
		this.socket = new Socket();
		// Small, so that a client that reads nothing is noticed.
		this.socket.setReceiveBufferSize(4_096);
		this.socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
		this.socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
		this.socket.setSoTimeout(20_000);
	}

	RawClient send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
		return this;
	}

	RawClient endSending() throws IOException {
		this.socket.shutdownOutput();
		return this;
	}

	RawClient waitNoLongerThan(Duration time) throws IOException {
		this.socket.setSoTimeout((int) time.toMillis());
		return this;
	}

	/**
	 * The status code of the next answer, or 0 if the connection is closed without one.
	 */
	int status() {
		String line = head().lines().findFirst().orElse("");
		return line.matches("HTTP/1\\.1 \\d{3}.*") ? Integer.parseInt(line.substring(9, 12)) : 0;
	}

	/**
	 * The status line and the fields of the next answer, as far as they come.
	 */
	String head() {
		StringBuilder head = new StringBuilder();
		try {
			while (head.indexOf("\r\n\r\n") < 0) {
				int next = this.socket.getInputStream().read();
				if (next < 0) {
					break;
				}
				head.append((char) next);
			}
		}
		catch (IOException ex) {
			// As if it were closed in order.
		}
		return head.toString();
	}

	/**
	 * Whether the server has closed the connection, or does so within a moment, whatever
	 * it has sent before.
	 */
	boolean isClosed() throws IOException {
		this.socket.setSoTimeout(300);
		try {
			return this.socket.getInputStream().skip(Long.MAX_VALUE) >= 0;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
		finally {
			this.socket.setSoTimeout(20_000);
		}
	}

	/**
	 * Sends a little now and then.
	 */
	void drip(Duration longest) throws IOException {
		long end = System.nanoTime() + longest.toNanos();
		while (System.nanoTime() < end) {
			send("a".repeat(25));
			LockSupport.parkNanos(A_MOMENT);
		}
	}

	/**
	 * Reads a little now and then.
	 */
	void sip(Duration longest) throws IOException {
		long end = System.nanoTime() + longest.toNanos();
		while (System.nanoTime() < end && this.socket.getInputStream().readNBytes(25).length == 25) {
			LockSupport.parkNanos(A_MOMENT);
		}
	}

	void closeQuietly() {
		try {
			close();
		}
		catch (IOException ex) {
			// It is closed already.
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}

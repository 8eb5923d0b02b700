package dev.colophon.system.outage;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;

/**
 * A connection through the proxy.
 */
class Connection {

	private final Socket client;

	private final Socket server;

	private volatile long lastQuestion = System.nanoTime();

	private volatile boolean answerEnded;

	Connection(Socket client, Socket server) {
		this.client = client;
		this.server = server;
	}

	/**
	 * What happens to bytes that came in.
	 */
	interface Chunk {

		void take(byte[] bytes) throws IOException;

	}

	/**
	 * Hands over what the client sends, until it ends the connection.
	 */
	void questions(Chunk chunk) {
		pump(this.client, (bytes) -> {
			this.lastQuestion = System.nanoTime();
			chunk.take(bytes);
		});
		close();
	}

	/**
	 * Hands over what the server sends, until it ends the connection.
	 */
	void answers(Chunk chunk) {
		pump(this.server, chunk);
		if (!this.answerEnded) {
			close();
		}
	}

	private static void pump(Socket from, Chunk chunk) {
		byte[] buffer = new byte[16_384];
		try {
			for (int length = from.getInputStream().read(buffer); length >= 0; length = from.getInputStream()
				.read(buffer)) {
				chunk.take(Arrays.copyOf(buffer, length));
			}
		}
		catch (IOException ex) {
			// Whoever caused it knows; to the other one the connection ends.
		}
	}

	void toServer(byte[] bytes) throws IOException {
		this.server.getOutputStream().write(bytes);
	}

	void toClient(byte[] bytes) throws IOException {
		if (!this.answerEnded) {
			this.client.getOutputStream().write(bytes);
		}
	}

	/**
	 * Says no more to the client, but hears what it still has to say: else the system
	 * would reset the connection before the client has read the answer.
	 */
	void endAnswer() throws IOException {
		if (!this.answerEnded) {
			this.answerEnded = true;
			this.client.shutdownOutput();
		}
	}

	void awaitAfterQuestion(Duration delay) throws IOException {
		try {
			Thread.sleep(Duration.ofNanos(this.lastQuestion + delay.toNanos() - System.nanoTime()));
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * Ends the connection at once, as seen by the client with a reset.
	 */
	void reset() {
		try {
			this.client.setSoLinger(true, 0);
		}
		catch (IOException ex) {
			// It is closed already.
		}
		close();
	}

	void close() {
		close(this.client);
		close(this.server);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// There is nothing left to close.
		}
	}

}

package dev.colophon.system.outage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between a server and those who use it, and passes everything on, until a fault
 * is set. The fault also befalls the connections that are already open.
 */
class FaultyProxy implements AutoCloseable {

	private static final int BACKLOG = 500;

	private final int port;

	private final int server;

	private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

	private final Queue<String> questions = new ConcurrentLinkedQueue<>();

	private volatile Fault fault = Fault.NONE;

	private ServerSocket listener;

	private Thread acceptor;

	FaultyProxy(int port, int server) throws IOException {
		this.port = port;
		this.server = server;
		listen();
	}

	int port() {
		return this.port;
	}

	/**
	 * Refuses connections, and resets those that are open.
	 */
	void refuse() throws IOException {
		this.listener.close();
		try {
			// Until it notices, the port is still open.
			this.acceptor.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		resetAll();
	}

	void set(Fault fault) {
		this.fault = fault;
	}

	/**
	 * Passes everything on again. Connections that a fault befell end.
	 */
	void heal() throws IOException {
		this.fault = Fault.NONE;
		resetAll();
		if (this.listener.isClosed()) {
			listen();
		}
	}

	private void resetAll() {
		this.connections.forEach(Connection::reset);
	}

	private void listen() throws IOException {
		this.listener = new ServerSocket();
		this.listener.setReuseAddress(true);
		this.listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), BACKLOG);
		ServerSocket open = this.listener;
		this.acceptor = Thread.startVirtualThread(() -> accept(open));
	}

	private void accept(ServerSocket open) {
		try {
			while (true) {
				Socket client = open.accept();
				Thread.startVirtualThread(() -> serve(client));
			}
		}
		catch (IOException ex) {
			// Nobody can connect any more, which is what closing it is for.
		}
	}

	private void serve(Socket client) {
		Socket socket = new Socket();
		Connection connection = new Connection(client, socket);
		this.connections.add(connection);
		try {
			client.setTcpNoDelay(true);
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.server));
			socket.setTcpNoDelay(true);
			Thread.startVirtualThread(() -> connection.answers((answer) -> this.fault.answered(answer, connection)));
			connection.questions((question) -> {
				this.questions.add(new String(question, StandardCharsets.ISO_8859_1));
				this.fault.asked(question, connection);
			});
		}
		catch (IOException ex) {
			connection.reset();
		}
		finally {
			this.connections.remove(connection);
		}
	}

	/**
	 * How often somebody has sent this text to the server, whether it arrived or not.
	 */
	long timesSent(String text) {
		return this.questions.stream().filter((question) -> question.contains(text)).count();
	}

	/**
	 * Forgets what was sent so far.
	 */
	void forget() {
		this.questions.clear();
	}

	@Override
	public void close() throws IOException {
		refuse();
	}

}

package dev.colophon.system.outage;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.awaitility.Awaitility.await;

/**
 * The mail server, as a process.
 */
class MailSinkProcess implements Server {

	private final int port;

	private final Path file;

	private final long delayMillis;

	private boolean isDurable;

	private Process process;

	MailSinkProcess(int port, Path file, long delayMillis) {
		this.port = port;
		this.file = file;
		this.delayMillis = delayMillis;
	}

	int port() {
		return this.port;
	}

	/**
	 * What it has taken, as lines of a Message-ID and a recipient.
	 */
	List<String> taken() throws IOException {
		return Files.exists(this.file) ? Files.readAllLines(this.file) : List.of();
	}

	/**
	 * Lets it begin anew, with nothing taken.
	 * @param isDurable whether mails are to be on the disk before they are taken
	 */
	void beginAnew(boolean isDurable) throws IOException {
		this.isDurable = isDurable;
		kill();
		Files.deleteIfExists(this.file);
		start();
	}

	@Override
	public void start() throws IOException {
		this.process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-Xmx128m", "-cp", Path.of("target/test-classes") + File.pathSeparator,
				MailSink.class.getName(), String.valueOf(this.port), this.file.toString(),
				String.valueOf(this.delayMillis), String.valueOf(this.isDurable))
			.inheritIO()
			.start();
		await().until(this::isListening);
	}

	private boolean isListening() {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			return socket.isConnected();
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void stop() {
		kill();
	}

	@Override
	public void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	@Override
	public void halt() throws IOException {
		Signal.STOP.sendTo(List.of(this.process.toHandle()));
	}

	@Override
	public void resume() throws IOException {
		Signal.CONT.sendTo(List.of(this.process.toHandle()));
	}

	@Override
	public byte[] error() {
		return "421 closing\r\n".getBytes();
	}

	@Override
	public void close() {
		if (this.process != null) {
			kill();
		}
	}

}

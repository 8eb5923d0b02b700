package dev.colophon.system.outage;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.colophon.system.Expansion;
import dev.colophon.system.Run;

import static org.awaitility.Awaitility.await;

/**
 * One of the programs of the suite, run from what {@code ./run --build} has compiled.
 */
class Program implements Server {

	private static final byte[] ERROR = """
			HTTP/1.1 500 \r
			Content-Type: application/problem+json\r
			Content-Length: 63\r
			Connection: close\r
			\r
			{"status": 500, "traceId": "00000000000000000000000000000001"}
			""".getBytes(StandardCharsets.US_ASCII);

	private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_1_1).build();

	private final String name;

	private final String application;

	private final Map<String, String> environment;

	private final Path log;

	private final URI readiness;

	private Process process;

	/**
	 * A program that is not started yet.
	 * @param managementPort where it tells its health
	 */
	Program(String name, String application, int managementPort, Map<String, String> environment, Path data) {
		this.name = name;
		this.application = application;
		this.environment = environment;
		this.log = data.resolve(name + ".log");
		this.readiness = URI.create("http://localhost:" + managementPort + "/actuator/health/readiness");
	}

	private static String libraries(Path target) {
		try {
			return Files.readString(target.resolve("run.classpath")).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("this program was not built", ex);
		}
	}

	@Override
	public void start() throws IOException {
		start(Run.home(this.name), Map.of());
	}

	/**
	 * Starts the newest version of it, for as long as that takes to leave the database as
	 * a version that is newer still would leave it.
	 */
	void expandDatabase() throws IOException {
		start(Run.REPOSITORY.resolve(this.name), Expansion.environment());
		stop();
	}

	private void start(Path home, Map<String, String> more) throws IOException {
		Path target = home.resolve("target");
		ProcessBuilder command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
				target.resolve("classes") + File.pathSeparator + libraries(target), this.application)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.log.toFile()));
		command.environment().putAll(this.environment);
		command.environment().putAll(more);
		this.process = command.start();
		await().alias(this.application + " is ready")
			.atMost(Duration.ofMinutes(2))
			.until(() -> isReadyAt(this.readiness) || !this.process.isAlive());
		if (!this.process.isAlive()) {
			throw new IOException("died while it started: the log is " + this.log);
		}
	}

	private boolean isReadyAt(URI address) throws InterruptedException {
		try {
			HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
			return this.client.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Whether it is ready, as seen by those who use it through another port.
	 */
	boolean isReadyThrough(FaultyProxy proxy) throws InterruptedException {
		return isReadyAt(URI.create("http://localhost:" + proxy.port() + this.readiness.getPath()));
	}

	long pid() {
		return this.process.pid();
	}

	@Override
	public void stop() {
		this.process.destroy();
		this.process.onExit().join();
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
		return ERROR;
	}

	@Override
	public void close() {
		if (this.process != null) {
			kill();
		}
	}

}

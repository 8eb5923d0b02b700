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
import java.util.HashMap;
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

	private final int managementPort;

	private final Map<String, String> environment;

	private final Path data;

	private final ProcessBuilder command;

	private final URI readiness;

	private Process process;

	/**
	 * A program that is not started yet.
	 * @param managementPort where it tells its health
	 */
	Program(String name, String application, int managementPort, Map<String, String> environment, Path data) {
		this(Run.home(name), name, application, managementPort, environment, data);
	}

	private Program(Path home, String name, String application, int managementPort, Map<String, String> environment,
			Path data) {
		this.name = name;
		this.application = application;
		this.managementPort = managementPort;
		this.environment = environment;
		this.data = data;
		Path target = home.resolve("target");
		this.command = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
				target.resolve("classes") + File.pathSeparator + libraries(target), application)
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve(name + ".log").toFile()));
		this.command.environment().putAll(environment);
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

	/**
	 * Starts the newest version of it, for as long as that takes to leave the database as
	 * a version that is newer still would leave it.
	 */
	void expandDatabase() throws IOException {
		Map<String, String> all = new HashMap<>(this.environment);
		all.putAll(Expansion.environment());
		try (Program newest = new Program(Run.REPOSITORY.resolve(this.name), this.name, this.application,
				this.managementPort, all, this.data)) {
			newest.start();
			newest.stop();
		}
	}

	@Override
	public void start() throws IOException {
		this.process = this.command.start();
		await().alias(this.command.command().getLast() + " is ready")
			.atMost(Duration.ofMinutes(2))
			.until(() -> isReadyAt(this.readiness) || !this.process.isAlive());
		if (!this.process.isAlive()) {
			throw new IOException("died while it started: the log is " + this.command.redirectOutput().file());
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

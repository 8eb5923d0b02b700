package dev.colophon.system.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.colophon.system.Run;
import dev.colophon.system.Suite;

import static org.awaitility.Awaitility.await;

/**
 * The suite as {@code docker compose up} starts it, with ports, volumes and images of its
 * own.
 */
public class ComposeSuite extends Suite {

	static final List<String> PROGRAMS = List.of("gateway", "content-service", "toc-service", "newsletter-service");

	static final String IMAGES = "colophon-test";

	private static final String PROJECT = "colophon-test";

	private final int port;

	private final Map<String, String> environment;

	public ComposeSuite() throws IOException {
		this.port = Run.freePort();
		this.environment = Map.of("COMPOSE_PROJECT_NAME", PROJECT, "COMPOSE_FILE",
				"docker-compose.yml:docker-compose.test.yml", "COLOPHON_IMAGES", IMAGES, "COLOPHON_PORT",
				String.valueOf(this.port), "MAIL_PORT", String.valueOf(this.port + 1), "EDITOR_PASSWORD_FILE",
				passwordFile().toString());
		close();
		giveWay();
		Runtime.getRuntime().addShutdownHook(new Thread(this::close));
		compose("build");
		compose("up", "--detach");
		awaitWell();
	}

	private static Path passwordFile() throws IOException {
		return Files.writeString(Path.of("target/editor-password").toAbsolutePath(), EDITOR_PASSWORD);
	}

	/**
	 * Whether there is an engine, and Compose.
	 */
	public static boolean isPossible() {
		return Engine.ANSWERS;
	}

	/**
	 * Asked once, because each test wants to know.
	 */
	private static final class Engine {

		static final boolean ANSWERS = Stream.of(List.of("docker", "info"), List.of("docker", "compose", "version"))
			.allMatch(Engine::isGood);

		private static boolean isGood(List<String> command) {
			try {
				return Command.run(Map.of(), "", command).isGood();
			}
			catch (UncheckedIOException ex) {
				return false;
			}
		}

	}

	/**
	 * Readers and those who deploy are elsewhere in real life. Here they have the same
	 * processors, and one thread of theirs would get as much as all containers together.
	 */
	private static void giveWay() {
		String pid = String.valueOf(ProcessHandle.current().pid());
		Command.run(Map.of(), "", List.of("bash", "-c", "renice -n 10 -p $(ls /proc/$0/task || echo $0)", pid)).good();
	}

	/**
	 * Waits until a page has all its parts, fresh.
	 */
	public void awaitWell() {
		await().alias("all is well").atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).until(() -> {
			try {
				String timing = get("/microservices.html", "Cache-Control", "no-cache").headers()
					.firstValue("Server-Timing")
					.orElse("");
				return timing.matches("(.*\"(fresh|revalidated)\"){3}");
			}
			catch (IOException ex) {
				return false;
			}
		});
	}

	@Override
	public String address(String path) {
		return "http://localhost:" + this.port + path;
	}

	/**
	 * Nobody reaches a service but through the gateway.
	 */
	@Override
	public String addressOf(String service, String path) {
		return address("/api/" + service.replace("-service", "") + path);
	}

	/**
	 * A call of Compose that must not fail.
	 */
	public String compose(String... words) {
		return Command.run(this.environment, "", words("docker compose", words)).good();
	}

	public Command docker(String... words) {
		return dockerWith("", words);
	}

	Command dockerWith(String input, String... words) {
		return Command.run(this.environment, input, words("docker", words));
	}

	/**
	 * A call of the script that replaces a program.
	 */
	Command deploy(String... words) {
		return Command.run(this.environment, "", words("./deploy", words));
	}

	/**
	 * The same, with less patience for a program that does not become ready.
	 */
	Command deployWithin(Duration patience, String... words) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.put("DEPLOY_TIMEOUT", String.valueOf(patience.toSeconds()));
		return Command.run(all, "", words("./deploy", words));
	}

	private static List<String> words(String command, String... words) {
		return Stream.concat(Stream.of(command.split(" ")), Stream.of(words)).toList();
	}

	/**
	 * The containers of a service that run.
	 */
	List<String> containers(String service) {
		return compose("ps", "--quiet", service).lines().toList();
	}

	/**
	 * The only container of a service.
	 */
	public String container(String service) {
		List<String> containers = containers(service);
		if (containers.size() != 1) {
			throw new IllegalStateException(service + " has " + containers);
		}
		return containers.getFirst();
	}

	/**
	 * The name that the engine has for a network of the suite.
	 */
	public String network(String name) {
		return PROJECT + "_" + name;
	}

	/**
	 * What the engine knows of a container, by a template of Go's.
	 */
	String inspect(String container, String template) {
		return docker("inspect", "--format", template, container).good();
	}

	/**
	 * One value out of the database of a service.
	 */
	public String query(String service, String sql) {
		String name = service.replace("-service", "");
		return compose("exec", "-T", name + "-database", "psql", "--username", name, "--tuples-only", "--no-align",
				"--command", sql);
	}

	@Override
	public void close() {
		compose("down", "--volumes", "--remove-orphans");
	}

}

package dev.colophon.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A call of the {@code run} script, with what it prints.
 */
public class Run implements AutoCloseable {

	public static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

	/**
	 * Programs of other versions, from other folders: what {@code skew} asks for.
	 */
	private static final Map<String, String> SKEW = Stream.of(System.getProperty("skew", "").split(","))
		.filter((program) -> !program.isEmpty())
		.map((program) -> program.split("=", 2))
		.collect(Collectors.toMap((program) -> program[0], (program) -> program[1]));

	private final Process process;

	private final List<String> output = new CopyOnWriteArrayList<>();

	private final Thread reader;

	public Run(String... options) throws IOException {
		this(SKEW, Map.of(), options);
	}

	private Run(Map<String, String> programs, Map<String, String> environment, String... options) throws IOException {
		List<String> command = new ArrayList<>(List.of("./run"));
		programs.forEach((program, folder) -> command.addAll(List.of("--program", program + "=" + folder)));
		command.addAll(List.of(options));
		ProcessBuilder builder = new ProcessBuilder(command).directory(REPOSITORY.toFile()).redirectErrorStream(true);
		builder.environment().put("EDITOR_PASSWORD", Suite.EDITOR_PASSWORD);
		// More than one person's sign-ups come from one address.
		builder.environment().put("COLOPHON_SIGNUPS_PERCLIENT", "100000");
		builder.environment().put("COLOPHON_SIGNUPS_PERADDRESS", "100000");
		if (isSkewed()) {
			// Version 0.1.0 knows no password of its database.
			builder.environment().put("LOCAL_DATABASE_TRUST", "true");
		}
		else {
			// What PostgreSQL would read there is not meant for ours.
			List.of("LC_COLLATE", "LC_MONETARY", "PGPORT", "PGDATESTYLE", "PGOPTIONS", "PGUSER", "PGDATA")
				.forEach((name) -> builder.environment().put(name, "nonsense"));
		}
		builder.environment().putAll(environment);
		this.process = builder.start();
		this.reader = Thread.ofVirtual().start(this::read);
	}

	private void read() {
		try (BufferedReader lines = this.process.inputReader()) {
			lines.lines().forEach(this.output::add);
		}
		catch (IOException ex) {
			this.output.add(ex.toString());
		}
	}

	public List<String> output() {
		return this.output;
	}

	public Process process() {
		return this.process;
	}

	/**
	 * Waits until the script ends, and tells its exit code.
	 */
	public int exitCode() throws InterruptedException {
		if (!this.process.waitFor(3, TimeUnit.MINUTES)) {
			throw new IllegalStateException("run goes on: " + this.output);
		}
		this.reader.join();
		return this.process.exitValue();
	}

	@Override
	public void close() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(1, TimeUnit.MINUTES)) {
			this.process.destroyForcibly();
		}
	}

	/**
	 * All programs from this repository, whatever other folders there are.
	 */
	static Run newest(String... options) throws IOException {
		return new Run(Map.of(), Map.of(), options);
	}

	/**
	 * The same, where databases get the migration of a version that there is not yet.
	 */
	static Run newestExpanding(String... options) throws IOException {
		return new Run(Map.of(), Expansion.environment(), options);
	}

	/**
	 * Whether some programs are of another version.
	 */
	public static boolean isSkewed() {
		return !SKEW.isEmpty();
	}

	/**
	 * Whether a program is the one in this repository. What others do not do yet cannot
	 * be asked of them.
	 */
	public static boolean isNewest(String program) {
		return !SKEW.containsKey(program);
	}

	/**
	 * Where a program comes from: the folder with its {@code pom.xml}.
	 */
	public static Path home(String program) {
		return REPOSITORY.resolve(SKEW.getOrDefault(program, program));
	}

	/**
	 * A folder for data that is not there yet.
	 */
	public static Path freshData(String name) throws IOException {
		return Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), name);
	}

	/**
	 * The first of four neighbouring ports that are free, and the one a thousand higher.
	 */
	public static int freePort() throws IOException {
		for (int port = 18080; port < 28080; port += 10) {
			if (IntStream.of(port, port + 1, port + 2, port + 3, port + 1000).allMatch(Run::isFree)) {
				return port;
			}
		}
		throw new IOException("no free ports");
	}

	public static boolean isFree(int port) {
		try {
			new ServerSocket(port).close();
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}

package dev.colophon.system.outage;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Readers who ask for one page at a constant rate, played by {@code hey}.
 */
class Load implements AutoCloseable {

	private static final int READERS = 20;

	private final Process hey;

	/**
	 * Begins.
	 * @param rate how many requests a second
	 */
	Load(URI page, int rate) throws IOException {
		this.hey = new ProcessBuilder("hey", "-z", "5m", "-t", "2", "-c", String.valueOf(READERS), "-q",
				String.valueOf(rate / READERS), page.toString())
			.redirectErrorStream(true)
			.start();
	}

	static boolean isPossible() {
		return Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "hey")));
	}

	/**
	 * Ends, and tells how it went.
	 */
	LoadReport end() throws IOException {
		if (!this.hey.isAlive()) {
			throw new IllegalStateException("hey ended by itself");
		}
		Signal.INT.sendTo(List.of(this.hey.toHandle()));
		return LoadReport.of(new String(this.hey.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.hey.destroyForcibly();
	}

}

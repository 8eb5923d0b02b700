package dev.colophon.system.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.colophon.system.Run;

/**
 * What a command printed, and how it ended.
 *
 * @param output standard output and errors, as they came
 */
public record Command(int exitCode, String output) {

	private static final int LONGEST_MINUTES = 20;

	public static Command run(Map<String, String> environment, String input, List<String> words) {
		ProcessBuilder builder = new ProcessBuilder(words).directory(Run.REPOSITORY.toFile()).redirectErrorStream(true);
		builder.environment().putAll(environment);
		try {
			Process process = builder.start();
			try (var in = process.getOutputStream()) {
				in.write(input.getBytes(StandardCharsets.UTF_8));
			}
			Thread.ofVirtual().start(() -> endAfterAll(process));
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Command(process.waitFor(), output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void endAfterAll(Process process) {
		try {
			if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
				// The output ends only when nobody can write to it any more.
				process.descendants().forEach(ProcessHandle::destroyForcibly);
				process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			process.destroyForcibly();
		}
	}

	public boolean isGood() {
		return this.exitCode == 0;
	}

	/**
	 * The output of a command that must not fail.
	 */
	public String good() {
		if (!isGood()) {
			throw new IllegalStateException("exit code " + this.exitCode + ":\n" + this.output);
		}
		return this.output.strip();
	}

}

package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.colophon.system.compose.Command;

/**
 * A Git repository of its own, to try a script of this one in, where Maven is what a test
 * wants it to be.
 */
class Repository {

	private static final Map<String, String> ADA = Map.of("GIT_AUTHOR_NAME", "Ada", "GIT_AUTHOR_EMAIL",
			"ada@example.org", "GIT_COMMITTER_NAME", "Ada", "GIT_COMMITTER_EMAIL", "ada@example.org");

	private final Path folder;

	private final Path programs;

	Repository(Path folder) throws IOException {
		this.folder = Files.createDirectories(folder.resolve("repository"));
		this.programs = Files.createDirectories(folder.resolve("programs"));
		git("init", "--quiet", "--initial-branch=main");
	}

	/**
	 * Takes a file over from this repository.
	 */
	void copy(String file) throws IOException {
		Path copy = path(file);
		Files.createDirectories(copy.getParent());
		Files.copy(Run.REPOSITORY.resolve(file), copy);
	}

	void write(String file, String text) throws IOException {
		Files.createDirectories(path(file).getParent());
		Files.writeString(path(file), text);
	}

	String read(String file) throws IOException {
		return Files.readString(path(file));
	}

	Path path(String file) {
		return this.folder.resolve(file);
	}

	/**
	 * Commits all that there is.
	 * @return the commit
	 */
	String commit(String message) {
		git("add", "--all");
		git("commit", "--quiet", "--allow-empty", "--message=" + message);
		return git("rev-parse", "HEAD");
	}

	String git(String... arguments) {
		List<String> words = new ArrayList<>(List.of("git", "-C", this.folder.toString()));
		words.addAll(List.of(arguments));
		return Command.run(ADA, "", words).good();
	}

	/**
	 * What to do where Maven is called.
	 */
	void maven(String script) throws IOException {
		Path maven = Files.writeString(this.programs.resolve("mvn"), "#!/bin/sh\n" + script + "\n");
		if (!maven.toFile().setExecutable(true)) {
			throw new IOException("cannot be made executable: " + maven);
		}
	}

	Command run(String script, String... arguments) {
		List<String> words = new ArrayList<>(List.of(path(script).toString()));
		words.addAll(List.of(arguments));
		Map<String, String> environment = new HashMap<>(ADA);
		environment.put("PATH", this.programs + ":" + System.getenv("PATH"));
		return Command.run(environment, "", words);
	}

}

package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.colophon.system.compose.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code ./release}, in a repository of its own, where Maven finds what a test wants it
 * to find.
 */
class ReleaseTests {

	private static final List<String> FILES = List.of("release", "toc-service/pom.xml", "toc-service/api/openapi.yaml",
			"gateway/pom.xml");

	private static final String CHANGES = "# Changelog\n\n## Unreleased\n\n- Chapters have numbers.\n";

	@TempDir
	private Path repository;

	@TempDir
	private Path programs;

	@BeforeEach
	void commitAService() throws IOException {
		for (String file : FILES) {
			Path copy = this.repository.resolve(file);
			Files.createDirectories(copy.getParent());
			Files.copy(Run.REPOSITORY.resolve(file), copy);
		}
		Files.writeString(this.repository.resolve("toc-service/CHANGELOG.md"), CHANGES);
		Files.writeString(this.repository.resolve("gateway/CHANGELOG.md"), CHANGES);
		maven(0);
		git("init", "--quiet", "--initial-branch=main");
		git("add", ".");
		git("commit", "--quiet", "--message=Begin");
	}

	@Test
	void freezesTheSpecificationAndRecordsTheCommit() throws IOException {
		assertThat(release("toc-service", "1.0.0").good()).contains("toc-service 1.0.0 is commit ",
				"git push --atomic origin HEAD toc-service-1.0.0");
		String commit = git("rev-parse", "toc-service-1.0.0");
		assertThat(read("toc-service/api/released/1.0.0.commit")).isEqualTo(commit + "\n");
		String frozen = read("toc-service/api/released/1.0.0.yaml");
		assertThat(frozen).contains("\n  version: 1.0.0\n").isEqualTo(read("toc-service/api/openapi.yaml"));
		assertThat(git("show", commit + ":toc-service/api/released/1.0.0.yaml")).isEqualTo(frozen.strip());
		assertThat(git("show", commit + ":toc-service/pom.xml")).contains("<version>1.0.0</version>");
		assertThat(read("toc-service/pom.xml")).contains("<version>1.1.0-SNAPSHOT</version>")
			.isEqualTo(Files.readString(Run.REPOSITORY.resolve("toc-service/pom.xml"))
				.replaceFirst("(<artifactId>toc-service</artifactId>\\s+<version>)[^<]+", "$11.1.0-SNAPSHOT"));
		assertThat(read("toc-service/CHANGELOG.md")).matches(
				"# Changelog\n\n## Unreleased\n\n## 1\\.0\\.0 - \\d{4}-\\d\\d-\\d\\d\n\n- Chapters have numbers\\.\n");
		assertThat(git("log", "--format=%s").lines()).containsExactly("Record which commit toc-service 1.0.0 is",
				"Release toc-service 1.0.0", "Begin");
		assertThat(git("status", "--porcelain")).isEmpty();
	}

	@Test
	void releasesAProgramThatHasNoSpecification() throws IOException {
		maven(1);
		release("gateway", "1.0.0").good();
		assertThat(read("gateway/api/released/1.0.0.commit").strip()).isEqualTo(git("rev-parse", "gateway-1.0.0"));
		assertThat(this.repository.resolve("gateway/api/released/1.0.0.yaml")).doesNotExist();
	}

	@Test
	void releasesNothingThatBreaksAPromise() throws IOException {
		maven(1);
		refused("nothing is released", "toc-service", "1.0.0");
	}

	@Test
	void releasesNothingTwiceAndNothingThatNobodyTellsOf() throws IOException {
		release("toc-service", "1.9.0").good();
		git("tag", "toc-service-1.11.0");
		refused("nothing under 'Unreleased'", "toc-service", "1.10.0");
		Files.writeString(this.repository.resolve("toc-service/CHANGELOG.md"), CHANGES);
		refused("not committed", "toc-service", "1.10.0");
		git("commit", "--quiet", "--all", "--message=Tell of changes");
		refused("toc-service 1.9.0 is released already", "toc-service", "1.9.0");
		refused("toc-service 1.9.0 is released already", "toc-service", "1.2.0");
		refused("there is a tag", "toc-service", "1.11.0");
		release("toc-service", "1.10.0").good();
	}

	@ParameterizedTest
	@CsvSource({ "toc-service, 1.0, is no version", "toc-service, 01.0.0, is no version",
			"toc-service, 1.0.0;x, is no version", "toc, 1.0.0, there is no service 'toc'" })
	void knowsWhatItIsAskedFor(String service, String version, String message) throws IOException {
		refused(message, service, version);
	}

	@Test
	void saysHowToUseIt() {
		assertThat(release("--help").good()).contains("Usage: ./release SERVICE VERSION");
		assertThat(release().exitCode()).isEqualTo(2);
		assertThat(release("toc-service").exitCode()).isEqualTo(2);
	}

	private void refused(String message, String service, String version) throws IOException {
		String head = git("rev-parse", "HEAD");
		String status = git("status", "--porcelain");
		Command release = release(service, version);
		assertThat(release.exitCode()).isEqualTo(1);
		assertThat(release.output()).contains(message);
		assertThat(git("rev-parse", "HEAD")).isEqualTo(head);
		assertThat(git("status", "--porcelain")).isEqualTo(status);
	}

	private Command release(String... arguments) {
		List<String> words = new ArrayList<>(List.of(this.repository.resolve("release").toString()));
		words.addAll(List.of(arguments));
		return Command.run(Map.of("PATH", this.programs + ":" + System.getenv("PATH"), "GIT_AUTHOR_NAME", "Ada",
				"GIT_AUTHOR_EMAIL", "ada@example.org", "GIT_COMMITTER_NAME", "Ada", "GIT_COMMITTER_EMAIL",
				"ada@example.org"), "", words);
	}

	private void maven(int exitCode) throws IOException {
		Path maven = Files.writeString(this.programs.resolve("mvn"), "#!/bin/sh\nexit " + exitCode + "\n");
		assertThat(maven.toFile().setExecutable(true)).isTrue();
	}

	private String git(String... arguments) {
		List<String> words = new ArrayList<>(List.of("git", "-C", this.repository.toString(), "-c", "user.name=Ada",
				"-c", "user.email=ada@example.org"));
		words.addAll(List.of(arguments));
		return Command.run(Map.of(), "", words).good();
	}

	private String read(String file) throws IOException {
		return Files.readString(this.repository.resolve(file));
	}

}

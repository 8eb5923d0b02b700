package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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

	private Repository repository;

	@BeforeEach
	void commitAService(@TempDir Path folder) throws IOException {
		this.repository = new Repository(folder);
		for (String file : FILES) {
			this.repository.copy(file);
		}
		this.repository.write("toc-service/CHANGELOG.md", CHANGES);
		this.repository.write("gateway/CHANGELOG.md", CHANGES);
		this.repository.maven("exit 0");
		this.repository.commit("Begin");
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
		this.repository.maven("exit 1");
		release("gateway", "1.0.0").good();
		assertThat(read("gateway/api/released/1.0.0.commit").strip()).isEqualTo(git("rev-parse", "gateway-1.0.0"));
		assertThat(this.repository.path("gateway/api/released/1.0.0.yaml")).doesNotExist();
	}

	@Test
	void releasesNothingThatBreaksAPromise() throws IOException {
		this.repository.maven("exit 1");
		refused("nothing is released", "toc-service", "1.0.0");
	}

	@Test
	void releasesNothingTwiceAndNothingThatNobodyTellsOf() throws IOException {
		release("toc-service", "1.9.0").good();
		git("tag", "toc-service-1.11.0");
		refused("nothing under 'Unreleased'", "toc-service", "1.10.0");
		this.repository.write("toc-service/CHANGELOG.md", CHANGES);
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
		return this.repository.run("release", arguments);
	}

	private String git(String... arguments) {
		return this.repository.git(arguments);
	}

	private String read(String file) throws IOException {
		return this.repository.read(file);
	}

}

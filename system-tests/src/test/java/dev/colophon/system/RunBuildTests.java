package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.colophon.system.compose.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * What {@code ./run} builds before it starts anything, in a clone where Maven takes no
 * time.
 */
class RunBuildTests {

	private static final Map<String, String> APPLICATIONS = Map.of("content-service", "content/TestContentApplication",
			"toc-service", "toc/TestTocApplication", "newsletter-service", "newsletter/TestNewsletterApplication",
			"gateway", "gateway/GatewayApplication");

	@TempDir
	private Path folder;

	private Repository clone;

	private Path library;

	@BeforeEach
	void buildAll() throws IOException {
		this.clone = new Repository(this.folder);
		this.clone.copy("run");
		this.library = Files.createDirectories(this.folder.resolve("maven")).resolve("library.jar");
		Files.createFile(this.library);
		for (var program : APPLICATIONS.entrySet()) {
			this.clone.write(program.getKey() + "/pom.xml", "<project/>");
			this.clone.write(program.getKey() + "/src/application.yaml", "a: 1");
			this.clone.write(program.getKey() + "/src/other.txt", "other");
			this.clone.write(program.getKey() + "/src/dev/colophon/" + program.getValue() + ".class", "");
		}
		this.clone.maven("""
				for program in %s; do
				  case " $* " in *[\\ ,]$program[\\ ,]*) ;; *) continue ;; esac
				  for classes in classes test-classes; do
				    mkdir -p $program/target/$classes && cp -r $program/src/. $program/target/$classes || exit 1
				  done
				  printf %%s:%%s "$PWD/$program/pom.xml" "%s" >$program/target/run.classpath || exit 1
				done
				""".formatted(String.join(" ", APPLICATIONS.keySet()), this.library));
		assertThat(build()).containsExactly(
				"building content-service toc-service newsletter-service gateway (the first time this takes minutes)");
		assertThat(build()).isEmpty();
	}

	@Test
	void buildsWhatHasChangedWhateverItsTimeIs() throws IOException {
		this.clone.write("toc-service/src/other.txt", "changed");
		Files.setLastModifiedTime(this.clone.path("toc-service/src/other.txt"),
				FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
		assertThat(build()).singleElement().asString().startsWith("building toc-service (");
		assertThat(this.clone.read("toc-service/target/classes/other.txt")).isEqualTo("changed");
	}

	@Test
	void buildsAfterTheSpecificationThatIsPackagedHasChanged() throws IOException {
		this.clone.write("content-service/api/openapi.yaml", "openapi: 3.1.0");
		assertThat(build()).singleElement().asString().startsWith("building content-service (");
	}

	@Test
	void leavesNothingInWhatWasDeleted() throws IOException {
		Files.delete(this.clone.path("gateway/src/other.txt"));
		assertThat(build()).singleElement().asString().startsWith("building gateway (");
		assertThat(this.clone.path("gateway/target/classes/application.yaml")).exists();
		assertThat(this.clone.path("gateway/target/classes/other.txt")).doesNotExist();
	}

	@Test
	void buildsNothingThatIsOnlyNewer() throws IOException {
		Files.setLastModifiedTime(this.clone.path("gateway/pom.xml"), FileTime.from(Instant.now().plusSeconds(60)));
		assertThat(build()).isEmpty();
	}

	/**
	 * Built by somebody else, or before the repository of Maven was emptied.
	 */
	@Test
	void buildsAnewWhereALibraryIsGone() throws IOException {
		Path moved = this.library.resolveSibling("moved.jar");
		Files.move(this.library, moved);
		this.clone.maven("for program in %s; do printf %s >$program/target/run.classpath; done"
			.formatted(String.join(" ", APPLICATIONS.keySet()), moved));
		assertThat(build()).singleElement()
			.asString()
			.startsWith("building content-service toc-service newsletter-service gateway (");
		assertThat(build()).isEmpty();
	}

	@Test
	void buildsAnewWhereClassesAreGone() throws IOException {
		Files.delete(this.clone.path("toc-service/target/test-classes/dev/colophon/toc/TestTocApplication.class"));
		assertThat(build()).singleElement().asString().startsWith("building toc-service (");
	}

	@Test
	void saysWhereItMustBuildAndCannotWrite() throws IOException {
		Path target = this.clone.path("toc-service/target");
		Files.delete(target.resolve("run.classpath"));
		assertThat(target.toFile().setWritable(false)).isTrue();
		try {
			assumeFalse(Files.isWritable(target), "root may write everywhere");
			Command run = run();
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.output().strip())
				.isEqualTo("run: toc-service must be built, because it has not been built yet; "
						+ "but toc-service/target cannot be written: use a clone of your own");
		}
		finally {
			assertThat(target.toFile().setWritable(true)).isTrue();
		}
	}

	private List<String> build() {
		return run().good().lines().filter((line) -> !line.isEmpty()).toList();
	}

	private Command run() {
		return this.clone.run("run", "--build", "--data", this.folder.resolve("data").toString());
	}

}

package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Path;

import dev.colophon.system.compose.Command;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code ./can-i-deploy}, in a repository of its own, where a specification and a pact
 * are lists of words, and a service keeps a promise if its specification has the word.
 * {@code skew} asks it of the real services.
 */
class CanIDeployTests {

	private static final String SPECIFICATION = "toc-service/api/openapi.yaml";

	private static final String PACT = "toc-service/src/test/resources/pacts/gateway.json";

	/** Says what is not kept as Maven does, and which tests it was asked for. */
	private static final String MAVEN = """
			echo "$PWD: $*" >>%s
			result=0 promises=
			case $* in *keepsWhatWasReleased*) promises='api/released/*' ;; esac
			case $* in *ConsumerPactsTests*) promises="$promises src/test/resources/pacts/*" ;; esac
			for promise in $promises; do
			  for word in $(cat $promise 2>/dev/null); do
			    grep -qw $word api/openapi.yaml || {
			      [ $result = 1 ] || echo '[ERROR] Failures:'
			      echo "[ERROR]   SomeTests.fails:1 $word of $(basename $promise) is not kept"
			      result=1
			    }
			  done
			done
			[ $result = 0 ] || echo '[ERROR] Tests run: 1, Failures: 1'
			exit $result""";

	private Repository repository;

	@BeforeEach
	void releaseTwoServices(@TempDir Path folder) throws IOException {
		this.repository = new Repository(folder);
		this.repository.maven(MAVEN.formatted(folder.resolve("repository/calls")));
		this.repository.write(".gitignore", "calls\ntarget\n");
		this.repository.write("calls", "");
		this.repository.copy("can-i-deploy");
		this.repository.write(SPECIFICATION, "chapters titles");
		this.repository.write("gateway/pom.xml", "");
		this.repository.write(PACT, "titles");
		record("toc-service", "1.0.0");
		record("gateway", "1.0.0");
		this.repository.write("running/production", "# by hand\ntoc-service 1.0.0\n\ngateway 1.0.0\n");
		this.repository.commit("Record what runs");
	}

	private void record(String service, String version) throws IOException {
		this.repository.write(service + "/api/released/" + version + ".commit",
				this.repository.commit("Release " + service + " " + version));
		this.repository.commit("Record which commit that is");
	}

	@Test
	void saysYesWhereAllPromisesAreKept() throws IOException {
		this.repository.write(SPECIFICATION, "chapters titles numbers");
		assertThat(ask("toc-service").good().lines()).containsExactly(
				"Can toc-service as it is here be deployed to production?",
				"yes  it promises what toc-service 1.0.0 promises", "yes  it does what gateway 1.0.0 expects of it",
				"yes");
		assertThat(this.repository.read("calls").lines()).singleElement()
			.asString()
			.contains("CompatibilityTests#keepsWhatWasReleased", "ConsumerPactsTests");
	}

	@Test
	void tellsTheConsumerWhoseExpectationIsBroken() throws IOException {
		this.repository.write(SPECIFICATION, "chapters");
		assertRefused("toc-service", "no   it breaks what toc-service 1.0.0 promises",
				"       SomeTests.fails:1 titles of 1.0.0.yaml is not kept",
				"no   it does not do what gateway 1.0.0 expects of it",
				"       SomeTests.fails:1 titles of gateway-1.0.0.json is not kept");
	}

	@Test
	void tellsThatOnlyStrangersWouldNotice() throws IOException {
		this.repository.write(SPECIFICATION, "titles");
		assertRefused("toc-service", "no   it breaks what toc-service 1.0.0 promises",
				"       SomeTests.fails:1 chapters of 1.0.0.yaml is not kept",
				"yes  it does what gateway 1.0.0 expects of it");
	}

	@Test
	void asksTheVersionsThatRunAndNotThoseThatAreHere() throws IOException {
		this.repository.write(SPECIFICATION, "chapters");
		this.repository.write(PACT, "chapters");
		this.repository.commit("Let the gateway use chapters, and toc-service have no titles");
		assertRefused("toc-service", "no   it does not do what gateway 1.0.0 expects of it");
		assertThat(ask("gateway").good()).contains("yes  toc-service 1.0.0 does what it expects\n");
		record("gateway", "1.1.0");
		assertThat(ask("--record", "gateway", "1.1.0").good()).isEqualTo("running/production: gateway 1.1.0");
		assertThat(this.repository.read("running/production"))
			.isEqualTo("# by hand\ntoc-service 1.0.0\n\ngateway 1.1.0\n");
		this.repository.write(SPECIFICATION, "chapters titles");
		assertThat(ask("toc-service").good()).contains("yes  it does what gateway 1.1.0 expects of it");
	}

	@Test
	void doesNotAskAServiceWhatItHasShownAlready() throws IOException {
		assertThat(ask("gateway").good())
			.contains("yes  toc-service 1.0.0 does what it expects: it verified that when it was released");
		assertThat(this.repository.read("calls")).isEmpty();
	}

	@Test
	void saysNoWhereARunningServiceCannotDoYetWhatIsExpected() throws IOException {
		this.repository.write(SPECIFICATION, "chapters titles numbers");
		this.repository.write(PACT, "titles numbers");
		assertRefused("gateway", "no   toc-service 1.0.0 does not do what it expects",
				"       SomeTests.fails:1 numbers of gateway.json is not kept");
		this.repository.commit("Number the chapters");
		record("toc-service", "1.1.0");
		this.repository.write("running/production", "toc-service 1.0.0\ntoc-service 1.1.0\ngateway 1.0.0\n");
		assertRefused("gateway", "no   toc-service 1.0.0 does not do what it expects",
				"yes  toc-service 1.1.0 does what it expects: it verified that when it was released");
		ask("--record", "toc-service", "1.1.0").good();
		ask("gateway").good();
	}

	@Test
	void judgesAReleasedVersionAsItWasReleased() throws IOException {
		this.repository.write(SPECIFICATION, "nothing any more");
		this.repository.commit("Take everything away");
		assertRefused("toc-service", "no   it breaks what toc-service 1.0.0 promises");
		assertThat(ask("toc-service", "1.0.0").good()).startsWith("Can toc-service 1.0.0 be deployed to production?");
	}

	@ParameterizedTest
	@CsvSource({ "toc, there is no service 'toc'",
			"toc-service 9.0.0, there is no released version '9.0.0' of toc-service",
			"toc-service --to nowhere, 'there is no running/nowhere, which tells what runs there'",
			"toc-service --to ../x, '''../x'' is no name of an environment'",
			"--record gateway, --record needs a version",
			"--record gateway 2.0.0, there is no released version '2.0.0' of gateway", "gateway --to, needs a value" })
	void knowsWhatItIsAskedFor(String arguments, String message) {
		Command command = ask(arguments.split(" "));
		assertThat(command.exitCode()).isEqualTo(2);
		assertThat(command.output()).contains(message);
	}

	/**
	 * It would say yes without having asked that one.
	 */
	@Test
	void readsTheLastLineAlsoWhereItDoesNotEnd() throws IOException {
		this.repository.write("running/production", "toc-service 1.0.0\ngateway 1.0.0");
		assertThat(ask("toc-service").good()).contains("yes  it does what gateway 1.0.0 expects of it");
	}

	@ParameterizedTest
	@ValueSource(strings = { "toc-service", "toc-service 7.0.0", "edge 1.0.0", "toc-service 1.0.0 1.1.0" })
	void readsNoRecordThatItDoesNotUnderstand(String line) throws IOException {
		this.repository.write("running/production", line + "\n");
		assertThat(ask("gateway").exitCode()).isEqualTo(2);
	}

	@Test
	void saysHowToUseIt() {
		assertThat(ask("--help").good()).contains("Usage: ./can-i-deploy SERVICE [VERSION]");
		assertThat(ask().exitCode()).isEqualTo(2);
	}

	private void assertRefused(String service, String... lines) {
		Command command = ask(service);
		assertThat(command.exitCode()).isEqualTo(1);
		assertThat(command.output().lines()).containsSubsequence(lines).endsWith("no");
	}

	private Command ask(String... arguments) {
		return this.repository.run("can-i-deploy", arguments);
	}

}

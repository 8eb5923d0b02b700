package dev.colophon.system.compose;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import dev.colophon.system.Expansion;
import dev.colophon.system.Heartbeat;
import dev.colophon.system.SharedSuite;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One program is replaced while readers read, programs ask and people sign up.
 */
@ExtendWith(SharedSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class DeployTests {

	/** The fourth, toc-service, is replaced in more ways. */
	static final List<String> PROGRAMS = List.of("gateway", "content-service", "newsletter-service");

	private static final Duration STANDSTILL = Duration.ofMillis(300);

	private static final int MOST_TRIES = 3;

	/** Good answers, until programs are as fast as they become. */
	private static final int ENOUGH = 2_000;

	private final ComposeSuite suite;

	DeployTests(ComposeSuite suite) {
		this.suite = suite;
	}

	/**
	 * Programs that have just been started would be slower than those that are replaced
	 * in real life.
	 */
	@BeforeAll
	void warmUp() {
		try (Traffic traffic = new Traffic(this.suite)) {
			await().atMost(Duration.ofMinutes(2)).until(() -> traffic.answers() >= ENOUGH);
			System.out.println("warming up: " + traffic.end());
		}
	}

	@ParameterizedTest
	@FieldSource("PROGRAMS")
	void replacesAProgramWithoutAFailedRequest(String service) {
		String old = this.suite.container(service);
		tag(service, "latest", "next");
		String output = underTraffic("next " + service, () -> this.suite.deploy(service, "next")).good();
		assertThat(output).endsWith(service + " next serves");
		assertThat(this.suite.container(service)).isNotEqualTo(old);
	}

	@Test
	void buildsWhatItDeploysAndGoesBack() {
		String first = image("toc-service");
		tag("toc-service", "latest", "first");
		assertThat(underTraffic("a toc-service built anew", () -> this.suite.deploy("toc-service")).good())
			.contains("building ");
		String latest = this.suite.deploy("toc-service", "--list")
			.good()
			.lines()
			.filter((version) -> version.matches("\\d{8}-\\d{6}-\\w+"))
			.findFirst()
			.orElseThrow();
		assertThat(this.suite.inspect(this.suite.container("toc-service"),
				"{{index .Config.Labels \"org.opencontainers.image.version\"}}"))
			.isEqualTo(latest);
		underTraffic("back to the first toc-service", () -> this.suite.deploy("toc-service", "first")).good();
		assertThat(image("toc-service")).isEqualTo(first);
	}

	/**
	 * Its database does not let it in.
	 */
	@Test
	void keepsTheOldOneWhereTheNewOneDoesNotStart() {
		build("toc-service", "broken", "ENV SPRING_DATASOURCE_PASSWORD=wrong");
		keepsTheOldOne("toc-service", "broken");
	}

	/**
	 * It runs, and never takes requests.
	 */
	@Test
	void keepsTheOldOneWhereTheNewOneIsNeverReady() {
		build("gateway", "hanging", "ENTRYPOINT [\"sleep\", \"1000\"]");
		keepsTheOldOne("gateway", "hanging");
	}

	private void keepsTheOldOne(String service, String version) {
		String old = this.suite.container(service);
		String image = image(service);
		Command deployment = underTraffic(version + " " + service,
				() -> this.suite.deployWithin(Duration.ofSeconds(30), service, version));
		assertThat(deployment.exitCode()).isEqualTo(1);
		assertThat(deployment.output()).contains("is not ready", "the old one stays");
		assertThat(this.suite.container(service)).isEqualTo(old);
		assertThat(this.suite.docker("image", "inspect", "--format", "{{.Id}}", ComposeSuite.IMAGES + "/" + service)
			.good()).isEqualTo(image);
	}

	/**
	 * Expand as {@code docs/migrations.md} says, and back.
	 */
	@Test
	void migratesADatabaseThatTheOldVersionStillUses() throws IOException {
		String image = image("toc-service");
		tag("toc-service", "latest", "before");
		build("toc-service", "expanded",
				"COPY --chmod=644 <<'SQL' /migrations/V1000__expand.sql\n" + Expansion.TOC.sql()
						+ "SQL\nENV SPRING_FLYWAY_LOCATIONS=classpath:db/migration,filesystem:/migrations");
		underTraffic("toc-service with an expanded database", () -> this.suite.deploy("toc-service", "expanded"))
			.good();
		assertThat(this.suite.query("toc-service", "select count(*) from entry where label = title")).isEqualTo("62");
		underTraffic("the toc-service of before on it", () -> this.suite.deploy("toc-service", "before")).good();
		assertThat(image("toc-service")).isEqualTo(image);
		this.suite.query("toc-service", "update entry set title = 'Containers' where slug = 'docker'");
		assertThat(this.suite.query("toc-service", "select label from entry where slug = 'docker'"))
			.isEqualTo("Containers");
		this.suite.query("toc-service", "update entry set title = 'Docker' where slug = 'docker'");
	}

	@Test
	void knowsWhatThereIsToDeploy() {
		assertThat(this.suite.deploy("database").output()).contains("there is no service 'database'");
		assertThat(this.suite.deploy("toc-service", "nosuch").output()).contains("no version 'nosuch' of toc-service");
		assertThat(this.suite.deploy("toc-service", "a b").output()).contains("is no version");
		assertThat(this.suite.deploy().exitCode()).isEqualTo(2);
		assertThat(this.suite.deploy("--help").good()).contains("Usage: ./deploy SERVICE [VERSION]");
	}

	/**
	 * Once more where something failed while the machine stood still.
	 */
	private Command underTraffic(String what, Supplier<Command> deployment) {
		for (int tries = 1;; tries++) {
			this.suite.awaitWell();
			try (Traffic traffic = new Traffic(this.suite); Heartbeat heartbeat = new Heartbeat()) {
				Command command = deployment.get();
				Traffic.Report report = traffic.end();
				System.out.println(what + ": " + report);
				if (!report.failures().isEmpty() && heartbeat.longestPause().compareTo(STANDSTILL) > 0
						&& tries < MOST_TRIES) {
					System.out.println("once more, because the machine stood still for " + heartbeat.longestPause());
					continue;
				}
				assertThat(report.failures()).isEmpty();
				assertThat(this.suite.query("newsletter-service",
						"select count(*) from subscription where email like '%@" + report.domain() + "'"))
					.isEqualTo(String.valueOf(report.signedUp()));
				return command;
			}
		}
	}

	private void build(String service, String version, String change) {
		String name = ComposeSuite.IMAGES + "/" + service;
		this.suite
			.dockerWith("FROM " + name + "\n" + change + "\n", "build", "--quiet", "--tag", name + ":" + version, "-")
			.good();
	}

	private void tag(String service, String version, String other) {
		String name = ComposeSuite.IMAGES + "/" + service;
		this.suite.docker("tag", name + ":" + version, name + ":" + other).good();
	}

	private String image(String service) {
		return this.suite.inspect(this.suite.container(service), "{{.Image}}");
	}

}

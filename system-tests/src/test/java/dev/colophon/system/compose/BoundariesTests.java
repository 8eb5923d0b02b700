package dev.colophon.system.compose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.colophon.system.SharedSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the containers keep apart: who reaches whom, tried from inside, and what a program
 * that was broken into could do.
 */
@ExtendWith(SharedSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class BoundariesTests {

	static final List<String> PROGRAMS = ComposeSuite.PROGRAMS;

	/** Where each container takes connections. */
	private static final Map<String, Integer> PORTS = Map.ofEntries(entry("edge", 8080), entry("gateway", 8080),
			entry("content-service", 8081), entry("toc-service", 8082), entry("newsletter-service", 8083),
			entry("content-database", 5432), entry("toc-database", 5432), entry("newsletter-database", 5432),
			entry("mail", 1025));

	/**
	 * Whom each program reaches. That the networks lead both ways is no reason to use
	 * them.
	 */
	private static final Map<String, Set<String>> REACHED = Map.of("gateway",
			Set.of("edge", "content-service", "toc-service", "newsletter-service"), "content-service",
			Set.of("gateway", "newsletter-service", "content-database"), "toc-service",
			Set.of("gateway", "toc-database"), "newsletter-service",
			Set.of("gateway", "content-service", "newsletter-database", "mail"));

	private final ComposeSuite suite;

	/** None is replaced meanwhile. */
	private final Map<String, String> ids;

	private final Map<String, List<String>> addresses;

	BoundariesTests(ComposeSuite suite) {
		this.suite = suite;
		this.ids = containers().collect(Collectors.toMap((name) -> name, suite::container));
		this.addresses = containers().collect(Collectors.toMap((name) -> name, this::addresses));
	}

	static Stream<String> containers() {
		return PORTS.keySet().stream().sorted();
	}

	@ParameterizedTest
	@FieldSource("PROGRAMS")
	void reachesWhatItNeedsAndNothingElse(String program) {
		String tries = containers().filter((other) -> !other.equals(program))
			.flatMap((other) -> this.addresses.get(other).stream().map((address) -> """
					(timeout 2 bash -c 'exec 3<>/dev/tcp/%s/%d' 2>/dev/null && echo %s) &
					""".formatted(address, PORTS.get(other), other)))
			.collect(Collectors.joining());
		assertThat(exec(program, "bash", "-c", tries + "wait; true").good().lines().distinct())
			.containsExactlyInAnyOrderElementsOf(REACHED.get(program));
	}

	/**
	 * The name, and each address, for whoever knows it.
	 */
	private List<String> addresses(String name) {
		String addresses = inspect(name, "{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}");
		return Stream.concat(Stream.of(name), Stream.of(addresses.split(" "))).toList();
	}

	@ParameterizedTest
	@FieldSource("PROGRAMS")
	void hasNoWayOut(String program) {
		assertThat(exec(program, "cat", "/proc/net/route").good().lines().skip(1).map((route) -> route.split("\t")[1]))
			.isNotEmpty()
			.doesNotContain("00000000");
	}

	@Test
	void nothingButTheDoorAndTheCaughtMailIsPublished() {
		assertThat(containers().filter((container) -> !inspect(container,
				"{{range $port, $hosts := .NetworkSettings.Ports}}{{range $hosts}}{{.HostPort}}{{end}}{{end}}")
			.isEmpty())).containsExactly("edge", "mail");
	}

	@ParameterizedTest
	@MethodSource("containers")
	void isLockedUp(String name) {
		assertThat(inspect(name,
				"{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.Privileged}} "
						+ "{{.HostConfig.CapDrop}} {{.HostConfig.CapAdd}} {{.HostConfig.SecurityOpt}}"))
			.isEqualTo("true false [ALL] [] [no-new-privileges:true]");
		assertThat(inspect(name, "{{.HostConfig.Memory}}")).isNotEqualTo("0");
		assertThat(inspect(name, "{{.HostConfig.RestartPolicy.Name}}")).isEqualTo("unless-stopped");
		assertThat(inspect(name, "{{.HostConfig.LogConfig.Config}}")).contains("max-size:");
	}

	@ParameterizedTest
	@MethodSource("containers")
	void isNotRootAndHasNoCapability(String name) {
		String status = exec(name, "cat", "/proc/1/status").good();
		assertThat(status).doesNotContainPattern("(?m)^Uid:.*\\b0\\b");
		assertThat(status).containsPattern("(?m)^CapPrm:\t0+$").containsPattern("(?m)^CapBnd:\t0+$");
		assertThat(status).containsPattern("(?m)^NoNewPrivs:\t1$");
	}

	@ParameterizedTest
	@FieldSource("PROGRAMS")
	void writesNowhereButToMemory(String program) {
		for (String folder : List.of("/", "/application", "/etc", "/run", "/var/tmp", "/home")) {
			assertThat(exec(program, "touch", folder + "/written").output()).as(folder)
				.containsAnyOf("Read-only file system", "Permission denied");
		}
		assertThat(exec(program, "touch", "/tmp/written").isGood()).isTrue();
	}

	/**
	 * The services read theirs from a file that only they and their database have.
	 */
	@Test
	void noPasswordIsToBeSeen() {
		assertThat(containers().map((container) -> inspect(container, "{{.Config.Env}}")))
			.noneMatch((environment) -> environment.matches("(?s).*PASSWORD=.*"));
		assertThat(exec("toc-service", "cat", "/run/secrets/spring.datasource.password").good())
			.matches("[A-Za-z0-9+/=]{32}")
			.isNotEqualTo(exec("content-service", "cat", "/run/secrets/spring.datasource.password").good());
	}

	/**
	 * Also through the socket, which is in a volume that both have.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "content", "toc", "newsletter" })
	void isNoSuperuserOfItsDatabase(String service) {
		assertThat(this.suite.query(service, "select string_agg(rolname, ' ') from pg_roles where rolsuper"))
			.isEqualTo("postgres");
		assertThat(
				this.suite.query(service, "select usename || ' ' || usesuper from pg_user order by usesuper limit 1"))
			.isEqualTo(service + " false");
		assertThat(this.suite.query(service,
				"select string_agg(distinct tableowner, ' ') from pg_tables" + " where schemaname = 'public'"))
			.isEqualTo(service);
		String database = this.ids.get(service + "-database");
		for (String role : List.of("postgres", service)) {
			assertThat(this.suite
				.docker("exec", "--user", "10001", database, "psql", "--username", role, "--dbname", service,
						"--no-password", "--command", "select 1")
				.isGood()).as("by the socket as " + role).isFalse();
			assertThat(this.suite
				.docker("exec", database, "psql", "--host", "localhost", "--username", role, "--dbname", service,
						"--no-password", "--command", "select 1")
				.isGood()).as("by TCP as " + role).isFalse();
		}
	}

	private String inspect(String container, String template) {
		return this.suite.inspect(this.ids.get(container), template);
	}

	private Command exec(String container, String... words) {
		return this.suite
			.docker(Stream.concat(Stream.of("exec", this.ids.get(container)), Stream.of(words)).toArray(String[]::new));
	}

}

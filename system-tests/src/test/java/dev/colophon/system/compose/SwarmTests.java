package dev.colophon.system.compose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.colophon.system.SharedSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code ./swarm/deploy} would deploy: the same suite as on Compose, in the words
 * that Swarm takes. That it runs is measured by {@code bench/swarm}.
 */
@ExtendWith(SharedSuite.class)
class SwarmTests {

	/** What Swarm refuses, or leaves out. */
	private static final Set<String> UNKNOWN = Set.of("depends_on", "cpu_shares", "container_name", "tmpfs");

	private static final Map<String, Map<String, Object>> COMPOSE = services("docker compose config");

	private static final Map<String, Map<String, Object>> SWARM = services("./swarm/deploy --print");

	private static Map<String, Map<String, Object>> services(String command) {
		return services(command, Map.of());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Map<String, Object>> services(String command, Map<String, String> environment) {
		Map<String, Object> file = new Yaml().load(Command.run(environment, "", List.of(command.split(" "))).good());
		return (Map<String, Map<String, Object>>) file.get("services");
	}

	static Stream<String> services() {
		return COMPOSE.keySet().stream();
	}

	@Test
	void hasTheSameServices() {
		assertThat(SWARM).containsOnlyKeys(COMPOSE.keySet());
	}

	@ParameterizedTest
	@MethodSource("services")
	void hasTheSameBoundaries(String service) {
		for (String key : List.of("networks", "read_only", "cap_drop", "user", "image")) {
			String expected = String.valueOf(COMPOSE.get(service).get(key));
			boolean isTagged = key.equals("image") && ComposeSuite.PROGRAMS.contains(service);
			assertThat(String.valueOf(SWARM.get(service).get(key))).as(key)
				.isEqualTo(isTagged ? expected + ":latest" : expected);
		}
		assertThat(at(service, "deploy", "resources", "limits", "memory")).isNotNull();
		assertThat(at(service, "deploy", "endpoint_mode")).isEqualTo("dnsrr");
	}

	@ParameterizedTest
	@MethodSource("services")
	void saysNothingThatSwarmDoesNotTake(String service) {
		assertThat(SWARM.get(service)).doesNotContainKeys(UNKNOWN.toArray(String[]::new));
		assertThat(String.valueOf(SWARM.get(service).get("volumes"))).doesNotContain("bind", "-password");
	}

	@Test
	void isForThisMachineOnlyOnCompose() {
		assertThat(published(COMPOSE)).containsExactlyInAnyOrder("edge 127.0.0.1:8080", "mail 127.0.0.1:8025");
	}

	@Test
	void isOpenedToOthersWithoutTheMails() {
		assertThat(published(services("docker compose config", Map.of("COLOPHON_ADDRESS", "0.0.0.0"))))
			.containsExactlyInAnyOrder("edge 0.0.0.0:8080", "mail 127.0.0.1:8025");
	}

	@Test
	void showsTheMailsOnSwarmOnlyWhereThatIsWanted() {
		assertThat(published(SWARM)).containsExactly("edge null:8080");
		assertThat(published(services("./swarm/deploy --print", Map.of("MAIL_PORT", "8025"))))
			.containsExactlyInAnyOrder("edge null:8080", "mail null:8025");
	}

	@Test
	void tellsTheProxyAtTheEdgeWhomToTrust() {
		for (String command : List.of("docker compose config", "./swarm/deploy --print")) {
			assertThat(services(command, Map.of("TRUSTED_PROXIES", "192.0.2.1")).get("edge"))
				.extractingByKey("environment")
				.asString()
				.contains("TRUSTED_PROXIES=192.0.2.1");
		}
	}

	@SuppressWarnings("unchecked")
	private static List<String> published(Map<String, Map<String, Object>> services) {
		return services.entrySet()
			.stream()
			.flatMap((service) -> ((List<Map<String, Object>>) service.getValue().getOrDefault("ports", List.of()))
				.stream()
				.map((port) -> service.getKey() + " " + port.get("host_ip") + ":" + port.get("published")))
			.toList();
	}

	@Test
	void replacesProgramsByNewOnesBesideThem() {
		for (String program : ComposeSuite.PROGRAMS) {
			assertThat(at(program, "deploy", "update_config", "order")).isEqualTo("start-first");
			assertThat(at(program, "deploy", "update_config", "failure_action")).isEqualTo("rollback");
		}
	}

	@ParameterizedTest
	@MethodSource("services")
	void keepsPasswordsAsSecrets(String service) {
		boolean needsOne = service.matches("(content|toc|newsletter)-(service|database)");
		assertThat(SWARM.get(service).containsKey("secrets")).isEqualTo(needsOne);
		assertThat(String.valueOf(SWARM.get(service).get("environment"))).doesNotContain("PASSWORD=");
	}

	@SuppressWarnings("unchecked")
	private static Object at(String service, String... keys) {
		Object value = SWARM.get(service);
		for (String key : keys) {
			value = (value != null) ? ((Map<String, Object>) value).get(key) : null;
		}
		return value;
	}

}

package dev.colophon.system.compose;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.colophon.system.Run;
import dev.colophon.system.SharedSuite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The proxy at the edge between another proxy, which has a certificate, and a gateway
 * that says what it was told.
 */
@ExtendWith(SharedSuite.class)
class TrustedProxiesTests {

	private static final String NETWORK = "colophon-test-proxies";

	private static final String IMAGE = "nginx:1-alpine";

	/** One path is answered so slowly that nothing comes of it. */
	private static final String GATEWAY = """
			location / {
				return 200 "for=$http_x_forwarded_for proto=$http_x_forwarded_proto host=$http_x_forwarded_host \
			port=$http_x_forwarded_port other=$http_forwarded$http_x_proxied_https$http_x_forwarded_server";
			}
			location /slow {
				limit_rate 1;
				return 200 "late";
			}
			""";

	/** Each reader comes from where he says, as if from there. */
	private static final String PROXY = """
			resolver 127.0.0.11 valid=1s;
			location / {
				set $edge %s;
				proxy_pass http://$edge:8080;
				proxy_set_header Host www.example.org;
				proxy_set_header X-Forwarded-For "$http_x_forwarded_for, $http_x_reader";
				proxy_set_header X-Forwarded-Proto https;
			}
			""";

	private static final String LIMIT = "limit_conn clients %d;";

	private static final int MOST_AT_ONCE = 2;

	private static final HttpClient client = HttpClient.newHttpClient();

	@TempDir
	private static Path folder;

	private static final Map<String, Integer> ports = new HashMap<>();

	@BeforeAll
	static void start() throws IOException {
		stop();
		docker("network", "create", NETWORK).good();
		nginx("gateway", GATEWAY);
		nginx("proxy-trusted", PROXY.formatted("trusting"));
		nginx("proxy", PROXY.formatted("edge"));
		String address = docker("inspect", "--format",
				"{{(index .NetworkSettings.Networks \"" + NETWORK + "\").IPAddress}}", name("proxy-trusted"))
			.good();
		edge("edge", "").good();
		edge("trusting", "2001:db8::/32, " + address).good();
		for (String name : List.of("proxy", "proxy-trusted", "edge", "trusting")) {
			String port = docker("port", name(name), "8080").good().lines().findFirst().orElseThrow();
			ports.put(name, Integer.parseInt(port.replaceFirst(".*:", "")));
			await().atMost(Duration.ofSeconds(30))
				.untilAsserted(() -> assertThat(ask(name, "X-Reader", "192.0.2.1"))
					.as(() -> "answer of " + name + ", which says " + docker("logs", name(name)).output())
					.startsWith("for="));
		}
	}

	@AfterAll
	static void stop() {
		for (String name : List.of("gateway", "proxy-trusted", "proxy", "edge", "trusting")) {
			docker("rm", "--force", name(name));
		}
		docker("network", "rm", NETWORK);
	}

	@Test
	void tellTheReadersApartAndThatTheyCameOverHttps() throws Exception {
		for (String reader : List.of("192.0.2.1", "192.0.2.2", "2001:db9::7")) {
			assertThat(ask("proxy-trusted", "X-Reader", reader))
				.isEqualTo("for=" + reader + " proto=https host=www.example.org port= other=");
		}
	}

	@Test
	void areNotBelievedWhatTheyOnlyPassOn() throws Exception {
		assertThat(ask("proxy-trusted", "X-Reader", "192.0.2.1", "X-Forwarded-For", "198.51.100.1", "Forwarded",
				"for=198.51.100.2", "X-Proxied-Https", "on"))
			.startsWith("for=192.0.2.1 proto=https ")
			.endsWith(" other=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "proxy", "edge", "trusting" })
	void areTheOnlyOnesToBeBelieved(String other) throws Exception {
		assertThat(ask(other, "X-Reader", "192.0.2.1", "X-Forwarded-For", "192.0.2.1", "X-Forwarded-Proto", "https",
				"X-Forwarded-Host", "evil.example", "X-Forwarded-Port", "666", "X-Proxied-Https", "on",
				"X-Forwarded-Server", "evil.example"))
			.contains(" proto=http ", " port= ")
			.doesNotContain("192.0.2", "evil")
			.endsWith(" other=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.org", "10.0.0.0/99", "1.2.3", "10.0.0.0/8;", "*" })
	void areAddressesOrNothingStarts(String proxies) throws IOException {
		Command edge = edge("refused", proxies, "--rm");
		assertThat(edge.exitCode()).isEqualTo(1);
		assertThat(edge.output()).contains("edge: ", "TRUSTED_PROXIES", "'" + proxies + "'");
	}

	@Test
	void haveWhatOneOfTheirReadersHasAtOnceCountedForThatReaderAlone() throws Exception {
		List<CompletableFuture<?>> slow = new ArrayList<>();
		try {
			for (int i = 0; i < MOST_AT_ONCE; i++) {
				slow.add(client.sendAsync(request("proxy-trusted", "/slow", "X-Reader", "192.0.2.1"),
						BodyHandlers.discarding()));
			}
			await().untilAsserted(() -> {
				HttpResponse<String> refused = client.send(request("proxy-trusted", "/", "X-Reader", "192.0.2.1"),
						BodyHandlers.ofString());
				assertThat(refused.statusCode()).isEqualTo(429);
				assertThat(refused.headers().firstValue("Retry-After")).contains("5");
			});
			assertThat(ask("proxy-trusted", "X-Reader", "192.0.2.2")).startsWith("for=192.0.2.2 ");
		}
		finally {
			slow.forEach((response) -> response.cancel(true));
		}
		await().untilAsserted(
				() -> assertThat(ask("proxy-trusted", "X-Reader", "192.0.2.1")).startsWith("for=192.0.2.1 "));
	}

	private static void nginx(String name, String locations) throws IOException {
		Path file = Files.writeString(folder.resolve(name + ".conf"),
				"events {}\nhttp { server { listen 8080; " + locations + " } }\n");
		run(name, List.of("--volume", file + ":/etc/nginx/nginx.conf:ro"), List.of()).good();
	}

	/**
	 * As {@code docker-compose.yml} starts it, but that it takes fewer requests of a
	 * client at once. Each has a file of its own: one that is written while another
	 * container starts would be read half.
	 */
	private static Command edge(String name, String trusted, String... options) throws IOException {
		String settings = Files.readString(Run.REPOSITORY.resolve("edge/nginx.conf"));
		assertThat(settings).contains(LIMIT.formatted(1024));
		Path file = Files.writeString(folder.resolve(name + ".conf"),
				settings.replace(LIMIT.formatted(1024), LIMIT.formatted(MOST_AT_ONCE)));
		List<String> all = new ArrayList<>(List.of("--read-only", "--cap-drop", "ALL", "--user", "nginx", "--tmpfs",
				"/tmp:mode=1777", "--tmpfs", "/run/edge:uid=101,gid=101", "--entrypoint", "sh", "--env",
				"TRUSTED_PROXIES=" + trusted, "--volume", file + ":/etc/nginx/nginx.conf:ro", "--volume",
				Run.REPOSITORY.resolve("edge/start") + ":/etc/nginx/start:ro"));
		all.addAll(List.of(options));
		return run(name, all, List.of("/etc/nginx/start"));
	}

	private static Command run(String name, List<String> options, List<String> arguments) {
		List<String> words = new ArrayList<>(List.of("run", "--name", name(name), "--network", NETWORK,
				"--network-alias", name, "--publish", "127.0.0.1::8080"));
		if (!options.contains("--rm")) {
			words.add("--detach");
		}
		words.addAll(options);
		words.add(IMAGE);
		words.addAll(arguments);
		return docker(words.toArray(String[]::new));
	}

	private static String name(String container) {
		return NETWORK + "-" + container;
	}

	private static Command docker(String... words) {
		return Command.run(Map.of(), "", Stream.concat(Stream.of("docker"), Stream.of(words)).toList());
	}

	/** What it answers, or why it does not. */
	private static String ask(String name, String... headers) throws InterruptedException {
		try {
			return client.send(request(name, "/", headers), BodyHandlers.ofString()).body();
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static HttpRequest request(String name, String path, String... headers) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + ports.get(name) + path))
			.headers(headers)
			.timeout(Duration.ofSeconds(5))
			.build();
	}

}

package dev.colophon.content.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import dev.colophon.content.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever comes, the service answers what its specification says, soon, and never that
 * it is broken. {@code -Dhostile.requests} says how many requests are made.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.instance=hostile", "colophon.editor.password=secret" })
@Import(TestDatabase.class)
class HostileCallerTests {

	private static final int REQUESTS = Integer.getInteger("hostile.requests", 3_000);

	private static final long SEED = Long.getLong("hostile.seed", 1);

	private static final String EDITOR = "Basic "
			+ Base64.getEncoder().encodeToString("editor:secret".getBytes(StandardCharsets.UTF_8));

	private static final List<String> KNOWN = List.of("docker", "microservices", "index", "change-log", "nosuch",
			"a-new-one", "Some Title", "# Text", "2026-01-01T00:00:00Z", "suite.svg", "*", "\"x\"", "full", "html");

	/** What Tomcat refuses before any operation is known. */
	private static final Set<Integer> OF_NO_OPERATION = Set.of(400, 404, 405, 413, 414, 431);

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	private ApiDocument api;

	private HostileRequests requests;

	@BeforeAll
	static void lookAtAnswersHereOnly() {
		ContractFilter.listen(false);
	}

	@AfterAll
	static void lookAtAnswersEverywhereAgain() {
		ContractFilter.listen(true);
	}

	@BeforeEach
	void readTheSpecification() throws Exception {
		URI service = URI.create("http://localhost:" + this.port);
		this.api = ApiDocument.of(this.client
			.send(HttpRequest.newBuilder(service.resolve("/openapi.yaml")).build(), BodyHandlers.ofString())
			.body());
		this.requests = new HostileRequests(this.api, service, EDITOR, KNOWN);
	}

	@Test
	void getsWhatTheSpecificationSays() {
		Map<String, List<String>> faults = new TreeMap<>();
		Map<String, Integer> answers = new TreeMap<>();
		LongStream.range(SEED, SEED + REQUESTS).forEach((seed) -> {
			HostileRequests.Made made = this.requests.request(seed);
			String fault = fault(made, answers);
			if (!fault.isEmpty()) {
				faults.computeIfAbsent(fault, (key) -> new ArrayList<>()).add(seed + " " + made.request());
			}
		});
		System.out.printf("%d requests, %d kinds of answers of %d operations, %d findings%n", REQUESTS, answers.size(),
				answers.keySet().stream().map((answer) -> answer.replaceFirst(" \\d+( .*)?$", "")).distinct().count(),
				faults.size());
		assertThat(faults.entrySet()
			.stream()
			.map((found) -> found.getKey() + " (" + found.getValue().size() + ", " + found.getValue().getFirst() + ")")
			.collect(Collectors.joining("\n"))).isEmpty();
	}

	/**
	 * What once was answered wrongly.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 105_437, 103_534, 102_881, 1_005_488 })
	void getsItWhereItWasWrong(long seed) {
		assertThat(fault(this.requests.request(seed), new TreeMap<>())).isEmpty();
	}

	/**
	 * Where Tomcat refuses a request that it has not read to its end, it closes the
	 * connection, and what it answered may be lost on the way (RFC 9112, section 9.6).
	 * Only such a request may be sent once more.
	 */
	private HttpResponse<String> send(HostileRequests.Made made) throws IOException, InterruptedException {
		try {
			return this.client.send(made.request(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			HttpResponse<String> response = this.client.send(made.request(), BodyHandlers.ofString());
			if (response.headers().firstValue("Connection").filter("close"::equals).isEmpty()) {
				throw ex;
			}
			return response;
		}
	}

	private String fault(HostileRequests.Made made, Map<String, Integer> answers) {
		HttpResponse<String> response;
		try {
			response = send(made);
		}
		catch (IOException | InterruptedException ex) {
			return ex.toString();
		}
		String path = made.request().uri().getPath();
		if (response.statusCode() == 500) {
			return "answers 500";
		}
		if (this.api.find(made.request().method(), path).isEmpty()) {
			return OF_NO_OPERATION.contains(response.statusCode()) ? "" : path + ": answers " + response.statusCode();
		}
		Exchange exchange = new Exchange(this.api, made.request(), made.body(), response);
		answers.merge(exchange.answer(), 1, Integer::sum);
		return exchange.faultsOfAnyResponse()
			.stream()
			.findFirst()
			.map((fault) -> exchange.answer() + ": " + fault + " " + made.request().headers().map().keySet()
					+ response.body().lines().limit(1).toList())
			.orElse("");
	}

}

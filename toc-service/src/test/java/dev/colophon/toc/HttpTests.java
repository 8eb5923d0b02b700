package dev.colophon.toc;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole service, through a real socket: what its answers and its log have in common.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.instance=toc-7", "logging.structured.format.console=ecs" })
@Import(TestDatabase.class)
@ExtendWith(OutputCaptureExtension.class)
class HttpTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private final HttpClient client = HttpClient.newHttpClient();

	/**
	 * The logging of a test that ran before would stay as it is.
	 */
	@BeforeAll
	@AfterAll
	static void endLogging() {
		System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
		LoggingSystem.get(HttpTests.class.getClassLoader()).cleanUp();
	}

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "X-Forwarded-Prefix | nonsense", "X-Forwarded-Host | ''", "X-Forwarded-Prefix | //",
					"X-Forwarded-Port | x", "X-Forwarded-Host | [", "X-Forwarded-For | ,", "X-Forwarded-Proto | ftp",
					"Forwarded | for=[", "Accept | q=", "Accept | text/html;q=2", "Content-Type | */*" })
	void disregardsHeadersThatCannotBeRead(String name, String value) throws Exception {
		assertThat(send(request("/toc").header(name, value)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a%2fb", "/%00", "/%5C", "/toc?=x", "/toc?=x&format=x", "/toc/%3B?format=x" })
	void tellsEveryErrorAsAProblem(String uri) throws Exception {
		HttpResponse<String> response = send(request(uri));
		assertThat(response.statusCode()).isBetween(400, 499);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"status\"");
	}

	@ParameterizedTest
	@CsvSource({ "/toc, 200", "/toc/none, 404", "/toc/A, 400", "/toc/%00, 400", "/toc/a%2fb, 400", "/error, 404",
			"/actuator/health, 200" })
	void saysInEachAnswerWhoWroteIt(String uri, int status) throws Exception {
		HttpResponse<String> response = send(request(uri));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Server")).singleElement().asString().matches("toc-service/\\S+");
		assertThat(response.headers().allValues("Service-Instance")).containsExactly("toc-7");
	}

	@Test
	void saysTheSameToThoseWhoHaveTheAnswer() throws Exception {
		HttpResponse<String> response = send(request("/toc").header("If-None-Match", "*"));
		assertThat(response.statusCode()).isEqualTo(304);
		HttpResponse<String> whole = send(request("/toc"));
		assertThat(whole.statusCode()).isEqualTo(200);
		for (String header : new String[] { "Server", "Service-Instance", "ETag", "Cache-Control", "Vary" }) {
			assertThat(response.headers().allValues(header)).hasSize(1).isEqualTo(whole.headers().allValues(header));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/toc/none, application/json, 404", "/toc/none, text/html, 404", "/toc/A, application/json, 400",
			"/toc?view=x, text/html, 400", "/toc, image/png, 406", "/none, application/json, 404",
			"/toc/%00, application/json, 400" })
	void letsNobodyKeepAnError(String uri, String accepted, int status) throws Exception {
		for (String known : new String[] { "\"a\"", "*" }) {
			HttpResponse<String> response = send(
					request(uri).header("Accept", accepted).header("If-None-Match", known));
			assertThat(response.statusCode()).isEqualTo(status);
			assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
			assertThat(response.headers().allValues("Vary")).containsExactly("Accept");
			assertThat(response.headers().map()).doesNotContainKey("etag");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/toc/none, 404", "/toc/A, 400", "/toc?view=x, 400", "/none, 404", "/error, 404" })
	void namesTheTraceOfTheCallerInEachProblem(String uri, int status) throws Exception {
		assertThatNamesTheTrace(send(traced(uri)), status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rubbish", "00-00000000000000000000000000000000-b7ad6b7169203331-01" })
	void beginsATraceWhereTheCallerHasNone(String traceparent) throws Exception {
		assertThat(send(request("/none").header("traceparent", traceparent)).body())
			.containsPattern("\"traceId\" : \"[0-9a-f]{32}\"");
	}

	@Test
	void namesTheTraceInTheLogAndInTheProblemThatLeadsThere(CapturedOutput output) throws Exception {
		this.jdbc.sql("alter table entry rename to entry_gone").update();
		try {
			assertThatNamesTheTrace(send(traced("/toc")), 500);
		}
		finally {
			this.jdbc.sql("alter table entry_gone rename to entry").update();
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Unexpected"))).singleElement()
			.asString()
			.startsWith("{\"@timestamp\":")
			.contains("\"trace.id\":\"" + TRACE + "\"", "\"name\":\"toc-7\"");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /toc?current=ada@example.org, /toc, 200", "HEAD, /toc/none, /toc/{slug}, 404",
			"PUT, /toc, unmatched, 403", "PROPFIND, /toc, unmatched, 403", "GET, /none/ada@example.org, unmatched, 404",
			"GET, /a%2fb, unmatched, 400", "GET, /error, /error, 404" })
	void logsEachRequestWithItsRouteAndNothingThatIsSecret(String method, String uri, String route, int status,
			CapturedOutput output) throws Exception {
		HttpRequest.Builder request = traced(uri).header("Authorization", "Bearer secret-token");
		assertThat(send(request.method(method, noBody())).statusCode()).isEqualTo(status);
		String known = method.equals("PROPFIND") ? "_OTHER" : method;
		await().untilAsserted(() -> assertThat(requests(output)).last()
			.asString()
			.contains("\"message\":\"" + known + ' ' + route + ' ' + status + ' ', "\"route\":\"" + route + '"',
					"\"status_code\":" + status, "\"duration\":"));
		assertThat(output).doesNotContain("ada@", "secret-token", "Java-http-client");
	}

	@Test
	void logsWhatIsNoRequestAndIsNotMisledByIt(CapturedOutput output) throws Exception {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write("GET /\u00e9 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			await().untilAsserted(
					() -> assertThat(requests(output)).last().asString().contains("\"message\":\"GET unmatched 400 "));
		}
	}

	@Test
	void logsNothingOfThoseWhoAskForItsHealth(CapturedOutput output) throws Exception {
		send(traced("/actuator/health/readiness"));
		send(traced("/none"));
		await().untilAsserted(() -> assertThat(requests(output)).last().asString().contains("unmatched"));
		assertThat(requests(output)).noneMatch((line) -> line.contains("actuator"));
	}

	private static Stream<String> requests(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("colophon.requests"));
	}

	@Test
	void showsItsHealthAndMetricsAndNothingElse() throws Exception {
		assertThat(send(request("/actuator/health")).statusCode()).isEqualTo(200);
		send(request("/toc"));
		assertThat(send(request("/actuator/prometheus")).body())
			.containsPattern("http_server_requests_seconds_count\\{[^}]*status=\"200\",uri=\"/toc\"} [1-9]");
		for (String other : new String[] { "env", "info", "metrics", "loggers", "heapdump" }) {
			assertThat(send(request("/actuator/" + other)).statusCode()).isEqualTo(404);
		}
	}

	/**
	 * Each metric that the README names has a test that asserts its value: VersionTests.
	 */
	@Test
	void hasAllMetricsThatTheReadmeNames() throws Exception {
		assertThat(Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){2,})`")
			.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map((metric) -> metric.group(1))
			.distinct()).containsExactly("api_deprecated_requests_total");
	}

	private static void assertThatNamesTheTrace(HttpResponse<String> response, int status) {
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(response.body()).contains("\"traceId\" : \"" + TRACE + "\"");
	}

	private HttpRequest.Builder traced(String uri) {
		return request(uri).header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01");
	}

	private HttpRequest.Builder request(String uri) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}

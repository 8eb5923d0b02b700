package dev.colophon.content;

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
		properties = { "colophon.instance=content-7", "logging.structured.format.console=ecs" })
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
		assertThat(send(request("/pages/docker").header(name, value)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a%2fb", "/%00", "/%5C", "/pages?=x", "/pages?=x&format=x", "/pages/%3B?format=x" })
	void tellsEveryErrorAsAProblem(String uri) throws Exception {
		HttpResponse<String> response = send(request(uri));
		assertThat(response.statusCode()).isBetween(400, 499);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"status\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%ED%A0%80", "%ED%B0%80", "%ED%A0%80%ED%B0%80", "%C0%80", "%FF", "%F4%90%80%80", "%E2%82",
			"%00", "docker%00", "%EF%BF%BF", "%F0%9F%9A%80", "docker%0A", "%25", "+", "", "docker+%2b+-%22" })
	void answersWhateverIsLookedFor(String query) throws Exception {
		for (String type : new String[] { "application/json", "text/html" }) {
			int status = send(request("/search?q=" + query).header("Accept", type)).statusCode();
			assertThat(status == 200 || status == 400).as("%d", status).isTrue();
		}
	}

	@ParameterizedTest
	@CsvSource({ "/pages/docker, 200", "/pages/none, 404", "/pages/A, 400", "/pages/%00, 400", "/pages/a%2fb, 400",
			"/error, 404", "/pictures/suite.svg, 200", "/actuator/health, 200" })
	void saysInEachAnswerWhoWroteIt(String uri, int status) throws Exception {
		HttpResponse<String> response = send(request(uri));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Server")).singleElement().asString().matches("content-service/\\S+");
		assertThat(response.headers().allValues("Service-Instance")).containsExactly("content-7");
	}

	@Test
	void saysTheSameToThoseWhoHaveTheAnswer() throws Exception {
		HttpResponse<String> response = send(request("/pages/docker").header("If-None-Match", "*"));
		assertThat(response.statusCode()).isEqualTo(304);
		HttpResponse<String> whole = send(request("/pages/docker"));
		assertThat(whole.statusCode()).isEqualTo(200);
		for (String header : new String[] { "Server", "Service-Instance", "ETag", "Cache-Control", "Vary" }) {
			assertThat(response.headers().allValues(header)).hasSize(1).isEqualTo(whole.headers().allValues(header));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/pages/none, application/json, 404", "/pages/none, text/html, 404", "/pages/A, application/json, 400",
			"/pages?size=0, application/json, 400", "/pages/docker, image/png, 406", "/none, application/json, 404",
			"/pictures/none.svg, text/html, 404", "/pages/%00, application/json, 400" })
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
	@CsvSource({ "/pages/none, 404", "/pages/A, 400", "/pages?size=many, 400", "/none, 404", "/error, 404" })
	void namesTheTraceOfTheCallerInEachProblem(String uri, int status) throws Exception {
		assertThatNamesTheTrace(send(traced(uri)), status);
	}

	@Test
	void namesTheTraceWhereTheErrorIsToldOutsideOfControllers() throws Exception {
		HttpResponse<String> response = send(traced("/pictures/suite.svg").header("Range", "bytes=9999999-"));
		assertThatNamesTheTrace(response, 416);
		assertThat(response.body()).contains("\"instance\" : \"/pictures/suite.svg\"");
	}

	@Test
	void saysInWhichLanguageDocumentsAreWhateverTheReaderPrefers() throws Exception {
		HttpResponse<String> response = send(
				request("/pages/docker").header("Accept", "text/html").header("Accept-Language", "de"));
		assertThat(response.headers().allValues("Content-Language")).containsExactly("en");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rubbish", "00-00000000000000000000000000000000-b7ad6b7169203331-01" })
	void beginsATraceWhereTheCallerHasNone(String traceparent) throws Exception {
		assertThat(send(request("/none").header("traceparent", traceparent)).body())
			.containsPattern("\"traceId\" : \"[0-9a-f]{32}\"");
	}

	@Test
	void namesTheTraceInTheLogAndInTheProblemThatLeadsThere(CapturedOutput output) throws Exception {
		this.jdbc.sql("alter table announcement rename to announcement_gone").update();
		try {
			assertThatNamesTheTrace(send(traced("/announcement")), 500);
		}
		finally {
			this.jdbc.sql("alter table announcement_gone rename to announcement").update();
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Unexpected"))).singleElement()
			.asString()
			.startsWith("{\"@timestamp\":")
			.contains("\"trace.id\":\"" + TRACE + "\"", "\"name\":\"content-7\"");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /pages/docker?q=ada@example.org, /pages/{slug}, 200", "HEAD, /pages/none, /pages/{slug}, 404",
			"PUT, /pages/docker, unmatched, 403", "PROPFIND, /pages/docker, unmatched, 400",
			"GET, /none/ada@example.org, unmatched, 404", "GET, /a%2fb, unmatched, 400", "GET, /error, /error, 404",
			"GET, /pictures/suite.svg, /pictures/**, 200" })
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
		send(request("/pages/docker"));
		assertThat(send(request("/actuator/prometheus")).body())
			.containsPattern("http_server_requests_seconds_count\\{[^}]*status=\"200\",uri=\"/pages/\\{slug}\"} [1-9]");
		for (String other : new String[] { "env", "info", "metrics", "loggers", "heapdump" }) {
			assertThat(send(request("/actuator/" + other)).statusCode()).isEqualTo(404);
		}
	}

	/**
	 * Each metric that the README names has a test that asserts its value.
	 */
	@Test
	void hasAllMetricsThatTheReadmeNames() throws Exception {
		assertThat(Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){2,})`")
			.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map((metric) -> metric.group(1))
			.distinct()).isEmpty();
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

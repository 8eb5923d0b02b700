package dev.colophon.newsletter;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.colophon.newsletter.subscription.Stamps;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
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

import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static java.net.http.HttpRequest.BodyPublishers.noBody;
import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole service, through a real socket: what its answers and its log have in common.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.instance=newsletter-7", "logging.structured.format.console=ecs",
				"colophon.sign-ups.per-client=1000000", "colophon.sign-ups.per-address=1000000",
				"management.tracing.sampling.probability=1" })
@Import({ TestDatabase.class, Stamps.class, HttpTests.ExportedSpans.class })
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

	@Autowired
	private Stamps stamps;

	@Autowired
	private ObservationRegistry observations;

	@Autowired
	private ExportedSpans spans;

	@Autowired
	private BatchSpanProcessor processor;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "X-Forwarded-Prefix | nonsense", "X-Forwarded-Host | ''", "X-Forwarded-Prefix | //",
					"X-Forwarded-Port | x", "X-Forwarded-Host | [", "X-Forwarded-For | ,", "X-Forwarded-Proto | ftp",
					"Forwarded | for=[", "Accept | q=", "Accept | text/html;q=2", "Content-Type | */*" })
	void disregardsHeadersThatCannotBeRead(String name, String value) throws Exception {
		assertThat(send(request("/subscriptions/form").header(name, value)).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/a%2fb", "/%00", "/%5C", "/issues?number=x", "/issues/%3B", "/confirmations" })
	void tellsEveryErrorAsAProblem(String uri) throws Exception {
		HttpResponse<String> response = send(request(uri));
		assertThat(response.statusCode()).isBetween(400, 499);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("\"status\"");
	}

	@ParameterizedTest
	@CsvSource({ "/confirmations/secret, /confirmations/…",
			"http://localhost:8083/unsubscriptions/secret/data?email=ada@example.org, http://localhost:8083/unsubscriptions/…/data?…",
			"/none/ada%40example.org/x, /none/…/x", "/subscriptions/form, /subscriptions/form" })
	void hasNoTokensInTraces(String address, String traced) {
		Observation observation = Observation.start("http.server.requests", this.observations)
			.highCardinalityKeyValue("http.url", address);
		observation.stop();
		assertThat(observation.getContext().getHighCardinalityKeyValue("http.url").getValue()).isEqualTo(traced);
	}

	@Test
	void tracesTheTypeOfAnExceptionAndNotWhatItSays() {
		Exception secret = new IllegalStateException("No /unsubscriptions/secret-token of ada@example.org",
				new IllegalArgumentException("nor of ada@example.org"));
		Observation failure = Observation.start("failure", this.observations);
		failure.error(secret);
		failure.stop();
		this.processor.forceFlush().join(10, TimeUnit.SECONDS);
		assertThat(this.spans.exported).filteredOn((span) -> span.getName().equals("failure"))
			.singleElement()
			.satisfies((span) -> {
				assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
				assertThat(span.getStatus().getDescription()).isEmpty();
				assertThat(span.getEvents()).singleElement()
					.extracting(EventData::getAttributes)
					.isEqualTo(Attributes.of(stringKey("exception.type"), IllegalStateException.class.getName()));
			});
		assertThat(this.spans.exported).asString().doesNotContain("secret-token", "ada@");
	}

	@ParameterizedTest
	@CsvSource({ "/subscriptions/form, 200", "/subscriptions, 405", "/none, 404", "/%00, 400", "/a%2fb, 400",
			"/error, 404", "/actuator/health, 200" })
	void saysInEachAnswerWhoWroteIt(String uri, int status) throws Exception {
		HttpResponse<String> response = send(request(uri));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Server")).singleElement()
			.asString()
			.matches("newsletter-service/\\S+");
		assertThat(response.headers().allValues("Service-Instance")).containsExactly("newsletter-7");
	}

	@Test
	void saysTheSameToThoseWhoHaveTheAnswer() throws Exception {
		HttpResponse<String> response = send(request("/subscriptions/form").header("If-None-Match", "*"));
		assertThat(response.statusCode()).isEqualTo(304);
		HttpResponse<String> whole = send(request("/subscriptions/form"));
		assertThat(whole.statusCode()).isEqualTo(200);
		for (String header : new String[] { "Server", "Service-Instance", "ETag", "Cache-Control", "Vary" }) {
			assertThat(response.headers().allValues(header)).hasSize(1).isEqualTo(whole.headers().allValues(header));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/none, application/json, 404", "/none, text/html, 404", "/subscriptions, text/html, 405",
			"/subscriptions/form, text/plain, 406", "/%00, application/json, 400" })
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
	@CsvSource({ "/none, 404", "/subscriptions, 405", "/error, 404" })
	void namesTheTraceOfTheCallerInEachProblem(String uri, int status) throws Exception {
		assertThatNamesTheTrace(send(traced(uri)), status);
	}

	@ParameterizedTest
	@CsvSource({ "application/json, {\"email\":\"ada\"}, 422", "application/json, {, 400",
			"application/x-www-form-urlencoded, email=%ff, 400", "text/plain, ada, 415" })
	void namesTheTraceInEachProblemOfASignUp(String type, String body, int status) throws Exception {
		assertThatNamesTheTrace(send(traced("/subscriptions").header("Content-Type", type).POST(ofString(body))),
				status);
	}

	@ParameterizedTest
	@CsvSource({ "application/json, '{\"email\":\"ada@example.org\",\"stamp\":\"STAMP\"}', 202",
			"application/x-www-form-urlencoded, email=ada@example.org&stamp=STAMP, 303",
			"application/x-www-form-urlencoded, email=ada, 422" })
	void letsNobodyKeepTheAnswerToASignUp(String type, String body, int status) throws Exception {
		HttpResponse<String> response = send(request("/subscriptions").header("Content-Type", type)
			.POST(ofString(body.replace("STAMP", this.stamps.stamp()))));
		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "rubbish", "00-00000000000000000000000000000000-b7ad6b7169203331-01" })
	void beginsATraceWhereTheCallerHasNone(String traceparent) throws Exception {
		assertThat(send(request("/none").header("traceparent", traceparent)).body())
			.containsPattern("\"traceId\" : \"[0-9a-f]{32}\"");
	}

	@Test
	void namesTheTraceInTheLogAndInTheProblemThatLeadsThere(CapturedOutput output) throws Exception {
		this.jdbc.sql("alter table subscription rename to subscription_gone").update();
		try {
			assertThatNamesTheTrace(
					send(traced("/subscriptions").header("Content-Type", "application/json")
						.POST(ofString(
								"{\"email\":\"ada@example.org\",\"stamp\":\"%s\"}".formatted(this.stamps.stamp())))),
					500);
		}
		finally {
			this.jdbc.sql("alter table subscription_gone rename to subscription").update();
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Unexpected"))).singleElement()
			.asString()
			.startsWith("{\"@timestamp\":")
			.contains("\"trace.id\":\"" + TRACE + "\"", "\"name\":\"newsletter-7\"");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /confirmations/secret-token, /confirmations/{token}, 404",
			"GET, /unsubscriptions/secret-token/data, /unsubscriptions/{token}/data, 404",
			"POST, /unsubscriptions/secret-token, /unsubscriptions/{token}, 404",
			"GET, /subscriptions/form?email=ada@example.org, /subscriptions/form, 200",
			"PROPFIND, /subscriptions, unmatched, 400", "GET, /none/ada@example.org, unmatched, 404",
			"GET, /a%2fb, unmatched, 400", "GET, /admin/drafts, unmatched, 403" })
	void logsEachRequestWithItsRouteAndNothingThatIsSecret(String method, String uri, String route, int status,
			CapturedOutput output) throws Exception {
		assertThat(send(traced(uri).method(method, noBody())).statusCode()).isEqualTo(status);
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
		send(request("/subscriptions/form"));
		assertThat(send(request("/actuator/prometheus")).body()).containsPattern(
				"http_server_requests_seconds_count\\{[^}]*status=\"200\",uri=\"/subscriptions/form\"} [1-9]");
		for (String other : new String[] { "env", "info", "metrics", "loggers", "heapdump" }) {
			assertThat(send(request("/actuator/" + other)).statusCode()).isEqualTo(404);
		}
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

	static class ExportedSpans implements SpanExporter {

		private final List<SpanData> exported = new CopyOnWriteArrayList<>();

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			this.exported.addAll(spans);
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}

package dev.colophon.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
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
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.TestPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One trace from the reader to the services, with its id wherever somebody looks.
 */
@TestPropertySource(properties = "logging.structured.format.console=ecs")
@ExtendWith(OutputCaptureExtension.class)
class TraceTests extends GatewayTests {

	private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

	private static final String[] TRACED = { "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01" };

	@Autowired
	private ObservationRegistry observations;

	@Autowired
	private SdkTracerProvider tracing;

	@Autowired
	private RecordingExporter spans;

	/**
	 * The logging of a test that ran before would stay as it is.
	 */
	@BeforeAll
	@AfterAll
	static void endLogging() {
		System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
		LoggingSystem.get(TraceTests.class.getClassLoader()).cleanUp();
	}

	@Test
	void goesToEachServiceThatIsAskedForAPage() throws Exception {
		get("/docker.html", TRACED);
		for (WireMockServer service : List.of(services.content, services.toc, services.newsletter)) {
			await().untilAsserted(() -> service
				.verify(anyRequestedFor(anyUrl()).withHeader("traceparent", matching("00-" + TRACE + "-.{16}-01"))));
		}
	}

	@ParameterizedTest
	@CsvSource({ "/newsletter/confirmations/secret, /newsletter/confirmations/…",
			"http://localhost:8080/newsletter/unsubscriptions/secret/data?email=ada@example.org, http://localhost:8080/newsletter/unsubscriptions/…/data?…",
			"/none/ada%40example.org/x, /none/…/x", "/subscriptions/form, /subscriptions/form" })
	void hasNoTokensInTraces(String address, String traced) {
		Observation observation = Observation.start("http.server.requests", this.observations)
			.highCardinalityKeyValue("http.url", address);
		observation.stop();
		assertThat(observation.getContext().getHighCardinalityKeyValue("http.url").getValue()).isEqualTo(traced);
	}

	@Test
	void hasNoMessagesOfExceptionsInSpans() throws Exception {
		services.newsletter.stop();
		try {
			get("/newsletter/confirmations/secret-token", TRACED);
			get("/api/newsletter/unsubscriptions/secret-token?mail=ada@example.org", TRACED);
		}
		finally {
			services.newsletter.start();
		}
		await().untilAsserted(() -> {
			this.tracing.forceFlush().join(5, TimeUnit.SECONDS);
			assertThat(this.spans.exported).flatExtracting(SpanData::getEvents)
				.filteredOn((event) -> event.getName().equals("exception"))
				.hasSizeGreaterThan(1)
				.allSatisfy((event) -> assertThat(event.getAttributes().get(AttributeKey.stringKey("exception.type")))
					.isNotEmpty());
			assertThat(this.spans.exported).extracting(SpanData::getName).anyMatch((name) -> name.contains("/api/"));
		});
		assertThat(this.spans.exported).extracting(SpanData::toString)
			.allSatisfy((span) -> assertThat(span).doesNotContain("secret-token", "ada@", "Connection refused"));
	}

	@Test
	void goesOnWithAForm() throws Exception {
		services.newsletter
			.stubFor(WireMock.post(anyUrl()).willReturn(aResponse().withStatus(303).withHeader("Location", "/")));
		send(request("/newsletter/subscriptions").headers(TRACED)
			.header("Content-Type", FORM)
			.POST(BodyPublishers.ofString("email=a")));
		services.newsletter.verify(
				WireMock.postRequestedFor(anyUrl()).withHeader("traceparent", matching("00-" + TRACE + "-.{16}-01")));
	}

	@Test
	void goesOnThroughTheApi() throws Exception {
		get("/api/toc/toc", TRACED);
		services.toc.verify(anyRequestedFor(anyUrl()).withHeader("traceparent", matching("00-" + TRACE + "-.{16}-01")));
	}

	@Test
	void isInTheLogAsJson(CapturedOutput log) throws Exception {
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500)));
		get("/docker.html", TRACED);
		assertThat(log.getOut().lines()).anySatisfy(
				(line) -> assertThat(line).startsWith("{").contains("toc-service", "\"trace.id\":\"" + TRACE + '"'));
	}

	@ParameterizedTest
	@CsvSource({ "GET, /docker.html?mail=ada@example.org, '/{slug:[a-z0-9-]{1,100}}.html', 200",
			"GET, /newsletter/confirmations/secret-token, '/newsletter/{resource}/{*rest}', 200",
			"GET, /newsletter/unsubscriptions/secret-token/data, '/newsletter/unsubscriptions/{token}/data', 200",
			"POST, /newsletter/unsubscriptions/secret-token, '/newsletter/{resource:confirmations|unsubscriptions}/{*rest}', 200",
			"GET, /api/newsletter/confirmations/secret-token?mail=ada@example.org, /api/newsletter/**, 200",
			"GET, /nothing/ada@example.org, unmatched, 404", "PROPFIND, /docker.html, unmatched, 405",
			"GET, /a%2fb, unmatched, 400", "GET, /api/toc/actuator/health, unmatched, 404" })
	void isInTheLineOfEachRequestWithNothingThatIsSecret(String method, String address, String route, int status,
			CapturedOutput log) throws Exception {
		services.newsletter.stubFor(any(anyUrl()).willReturn(UpstreamServices.html(200,
				"<head><title>Page</title></head><body><article data-part=\"article\">Page</article></body>")));
		assertThat(fetch(method, address, TRACED).statusCode()).isEqualTo(status);
		String known = method.equals("PROPFIND") ? "_OTHER" : method;
		await().untilAsserted(() -> assertThat(requests(log)).last()
			.asString()
			.contains("\"message\":\"" + known + ' ' + route + ' ' + status + ' ', "\"status_code\":" + status,
					"\"duration\":"));
		if (!route.equals("unmatched") || status == 404) {
			assertThat(requests(log)).last().asString().contains("\"trace.id\":\"" + TRACE + '"');
		}
		assertThat(log).doesNotContain("ada@", "secret-token", "Java-http-client");
	}

	private static Stream<String> requests(CapturedOutput log) {
		return log.getOut().lines().filter((line) -> line.contains("\"colophon.requests\""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/nothing", "/api/toc/toc" })
	void isInEachProblem(String path) throws Exception {
		services.toc.stop();
		try {
			HttpResponse<String> response = get(path, TRACED);
			assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(response.body()).contains("\"traceId\":\"" + TRACE + '"');
		}
		finally {
			services.toc.start();
		}
	}

	@Test
	void isOnThePageThatShowsHowItWasMade() throws Exception {
		assertThat(page(get("/docker.html?xray", TRACED)).select(".xray code").text()).isEqualTo(TRACE);
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Exporting {

		@Bean
		RecordingExporter recordingExporter() {
			return new RecordingExporter();
		}

	}

	static final class RecordingExporter implements SpanExporter {

		private final Queue<SpanData> exported = new ConcurrentLinkedQueue<>();

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

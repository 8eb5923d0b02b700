package dev.colophon.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.annotation.DirtiesContext;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metrics that the README names: each is there and says what happened.
 */
@SmallLimits
@DirtiesContext(classMode = DirtiesContext.ClassMode.BEFORE_CLASS)
class MetricsTests extends GatewayTests {

	private static final Pattern METRIC = Pattern
		.compile("\\b(?:colophon|cache|resilience4j|http|jvm)_[a-z0-9_]+_[a-z0-9_]+");

	/**
	 * Asserted in {@link ShedTests}.
	 */
	private static final Set<String> ELSEWHERE = Set.of("colophon_shed_total");

	@LocalManagementPort
	private int managementPort;

	@Test
	void sayWhatHappened() throws Exception {
		UpstreamServices.keepable(services.content, urlPathMatching("/pages/.*"), "1", """
				<head><title>A page</title></head><body><article data-part="article"><h1>Page</h1>
				<a href="https://example.org/">elsewhere</a></article></body>""");
		UpstreamServices.keepable(services.toc, urlPathEqualTo("/toc"), "1",
				"<body><nav data-part=\"toc\">All pages</nav></body>");
		UpstreamServices.keepable(services.newsletter, urlPathEqualTo("/subscriptions/form"), "1",
				"<body><section data-part=\"form\">Sign up</section></body>");
		services.content.stubFor(WireMock.put(anyUrl()).willReturn(aResponse().withStatus(204)));
		services.newsletter.stubFor(WireMock.post(anyUrl()).willReturn(aResponse().withStatus(401)));
		Map<String, Double> before = samples();

		get("/measured.html");
		get("/measured.html");
		get("/api/toc/toc");
		for (int i = 0; i < 4; i++) {
			from("203.0.113.1", "/visits", "POST", "page=%2Fmeasured.html");
			from("203.0.113.2", "/visits", "POST", "page=%2Fmeasured.html&link=https%3A%2F%2Fexample.org%2F");
			from("203.0.113.3", "/newsletter/subscriptions", "POST", "email=a");
			from("203.0.113.4", "/api/content/search?q=a", "GET", "");
			from("203.0.113.5", "/api/content/pages/a", "PUT", "", "Authorization", "Basic YTpi");
			from("203.0.113.6", "/api/newsletter/issues", "GET", "", "Authorization", "Basic YTpi");
		}

		Map<String, Double> counted = new LinkedHashMap<>();
		counted.put("colophon_pages_seconds_count{state=\"fresh\",status=\"200\"}", 2.0);
		counted.put("cache_gets_total{cache=\"pages\",result=\"hit\"}", 1.0);
		counted.put("cache_evictions_total{cache=\"fragments\"}", 0.0);
		counted.put("cache_evictions_total{cache=\"searches\"}", 0.0);
		counted.put("colophon_page_views_total{page=\"/measured.html\"}", 3.0);
		counted.put("colophon_outbound_clicks_total{host=\"example.org\",page=\"/measured.html\"}", 3.0);
		for (String kind : new String[] { "writes", "edits", "searches" }) {
			counted.put("colophon_limited_total{kind=\"" + kind + "\"}", 1.0);
		}
		counted.put("colophon_limited_total{kind=\"visits\"}", 2.0);
		Map<String, Double> after = samples();
		counted.forEach((sample, increase) -> assertThat(after.get(sample)).as(sample)
			.isNotNull()
			.isEqualTo(before.getOrDefault(sample, 0.0) + increase));
		String parts = "colophon_fragments_seconds_count{service=\"content-service\",state=\"fresh\"}";
		// One for the page; how many stand beside the answers to forms is theirs to say.
		assertThat(after.get(parts)).isGreaterThanOrEqualTo(before.getOrDefault(parts, 0.0) + 1);
		Map<String, Double> states = Map.of("resilience4j_circuitbreaker_state name=\"toc-service\" state=\"closed\"",
				1.0, "resilience4j_circuitbreaker_state name=\"toc-service-api\" state=\"closed\"", 1.0,
				"resilience4j_bulkhead_available_concurrent_calls name=\"toc-service\"", 100.0);
		states.forEach((state, value) -> assertThat(after.entrySet().stream().filter((sample) -> isOf(state, sample)))
			.as(state)
			.singleElement()
			.extracting(Map.Entry::getValue)
			.isEqualTo(value));

		Set<String> asserted = Stream.of(counted.keySet(), states.keySet(), Set.of(parts), ELSEWHERE)
			.flatMap(Set::stream)
			.map((sample) -> sample.replaceFirst("(_count)?([ {].*)?$", ""))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(METRIC.matcher(Files.readString(Path.of("README.md")).replaceAll("https?://\\S+|%\\{\\w+}", ""))
			.results()
			.map((match) -> match.group())).isSubsetOf(asserted).contains("colophon_page_views_total");
	}

	/**
	 * Whether a sample is of that metric and has those tags, and maybe others.
	 */
	private static boolean isOf(String state, Map.Entry<String, Double> sample) {
		return Stream.of(state.split(" ")).allMatch(sample.getKey()::contains);
	}

	private void from(String client, String path, String method, String form, String... headers) throws Exception {
		HttpRequest.Builder request = request(path).header("X-Forwarded-For", client)
			.method(method, BodyPublishers.ofString(form));
		if (!form.isEmpty()) {
			request.header("Content-Type", FORM);
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		send(request);
	}

	private Map<String, Double> samples() throws IOException, InterruptedException {
		String metrics = send(
				HttpRequest.newBuilder(URI.create("http://localhost:" + this.managementPort + "/actuator/prometheus")))
			.body();
		return metrics.lines()
			.filter((line) -> !line.startsWith("#"))
			.collect(Collectors.toMap((line) -> line.substring(0, line.lastIndexOf(' ')),
					(line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
	}

}

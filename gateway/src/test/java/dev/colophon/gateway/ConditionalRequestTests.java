package dev.colophon.gateway;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables of RFC 9110, sections 13.1, 13.2.2 and 15.4.5: each kind of resource, under
 * each kind of condition, in each encoding.
 */
@TestPropertySource(properties = { "colophon.limits.searches.requests=10000", "colophon.deadlines.primary=10s",
		"colophon.deadlines.other=10s", "colophon.deadlines.seen=10s", "colophon.cache.call-deadline=10s" })
class ConditionalRequestTests extends GatewayTests {

	private static final List<String> ENCODINGS = List.of("", "gzip", "br", "identity;q=0", "*;q=0");

	private static final Map<String, List<String>> METHODS = Map.of("", List.of("GET", "HEAD"), "gzip",
			List.of("GET", "HEAD"));

	private static final String LONG_AGO = "Sun, 06 Nov 1994 08:49:37 GMT";

	private static final String LATER = "Sun, 06 Nov 2094 08:49:37 GMT";

	@Autowired
	private ResourceUrlProvider assets;

	private record Answer(int status, List<Map.Entry<String, String>> fields, String body) {

		static Answer of(String text) {
			String head = text.substring(0, text.indexOf("\r\n\r\n"));
			List<Map.Entry<String, String>> fields = head.lines()
				.skip(1)
				.map((line) -> Map.entry(line.replaceFirst(":.*", "").toLowerCase(), line.replaceFirst("[^:]*: ?", "")))
				.toList();
			return new Answer(Integer.parseInt(text.substring(9, 12)), fields, text.substring(head.length() + 4));
		}

		List<String> all(String name) {
			return this.fields.stream()
				.filter((field) -> field.getKey().equals(name))
				.map(Map.Entry::getValue)
				.toList();
		}

		String get(String name) {
			return String.join(", ", all(name));
		}

	}

	private record Condition(int status, String... headers) {
	}

	@BeforeEach
	void servicesHaveEtags() {
		services.allowKeeping();
		for (String path : List.of("/search", "/pages/docker")) {
			UpstreamServices.keepable(services.content, urlPathEqualTo(path), "1",
					"<body><article data-part=\"article\"><h1>A</h1>" + "<p>text</p>".repeat(500)
							+ "</article></body>");
		}
		UpstreamServices.keepable(services.newsletter, urlPathEqualTo("/issues.html"), "1",
				"<body><article data-part=\"article\"><h1>Issues</h1></article></body>");
		UpstreamServices.keepable(services.toc, urlPathEqualTo("/toc"), "1",
				"<body><article data-part=\"article\"><h1>All</h1></article><nav data-part=\"toc\">All</nav></body>");
		document("/feed.atom", "application/atom+xml", true);
		document("/sitemap.xml", "application/xml", true);
		document("/pages", "application/json", true);
		services.newsletter.stubFor(WireMock.any(urlPathEqualTo("/issues.atom"))
			.willReturn(aResponse().withHeader("Content-Type", "application/atom+xml")
				.withHeader("ETag", "\"1\"")
				.withBody("x".repeat(5_000))));
	}

	private static void document(String path, String type, boolean keepable) {
		services.content.stubFor(WireMock.any(urlPathEqualTo(path))
			.willReturn(aResponse().withHeader("Content-Type", type)
				.withHeader("ETag", "\"1\"")
				.withHeader("Vary", "Accept")
				.withHeader("Cache-Control", UpstreamServices.FRESHNESS)
				.withBody("x".repeat(5_000))));
		services.content.stubFor(WireMock.any(urlPathEqualTo(path))
			.withHeader("If-None-Match", equalTo("\"1\""))
			.willReturn(aResponse().withStatus(304)
				.withHeader("ETag", "\"1\"")
				.withHeader("Vary", "Accept")
				.withHeader("Cache-Control", UpstreamServices.FRESHNESS)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/docker.html?from=elsewhere", "/table-of-contents.html", "/search.html",
			"/search.html?q=a", "/feed.atom", "/sitemap.xml", "/robots.txt", "/newsletter/issues.html",
			"/newsletter/issues.atom", "/assets/style.css", "/assets/icon.svg", "/assets/{style.css}", "/docs/",
			"/api/content/pages", "/api/content/sitemap.xml" })
	void areAnsweredAsTheTablesSay(String resource) throws Exception {
		String path = resource.startsWith("/assets/{")
				? Objects.requireNonNull(
						this.assets.getForLookupPath("/assets/" + resource.substring(9, resource.length() - 1)))
				: resource;
		SoftAssertions softly = new SoftAssertions();
		for (String encoding : ENCODINGS) {
			String[] accept = encoding.isEmpty() ? new String[0] : new String[] { "Accept-Encoding: " + encoding };
			ask("GET " + path, accept);
			Answer whole = Answer.of(ask("GET " + path, accept));
			String what = path + " in '" + encoding + "' ";
			softly.assertThat(whole.status()).as(what).isEqualTo(200);
			softly.assertThat(whole.all("etag")).as(what).hasSizeLessThanOrEqualTo(1);
			softly.assertThat(whole.get("content-encoding")).as(what).isIn("", "gzip", "br");
			for (Condition condition : conditions(whole)) {
				for (String method : METHODS.getOrDefault(encoding, List.of("GET"))) {
					String[] headers = Stream.concat(Stream.of(accept), Stream.of(condition.headers()))
						.toArray(String[]::new);
					holds(softly, what + method + ' ' + List.of(condition.headers()), condition.status(), whole,
							Answer.of(ask(method + ' ' + path, headers)));
				}
			}
		}
		softly.assertAll();
	}

	private static List<Condition> conditions(Answer whole) {
		List<Condition> conditions = new ArrayList<>();
		boolean isDated = !whole.get("last-modified").isEmpty();
		conditions.add(new Condition(200));
		conditions.add(new Condition(304, "If-None-Match: *"));
		conditions.add(new Condition(200, "If-None-Match: \"another\""));
		conditions.add(new Condition(200, "If-None-Match: another"));
		conditions.add(new Condition(200, "If-None-Match: \"another\", W/\"more\"", "If-Modified-Since: " + LATER));
		conditions.add(new Condition(200, "If-Match: *"));
		conditions.add(new Condition(412, "If-Match: \"another\""));
		conditions.add(new Condition(isDated ? 304 : 200, "If-Modified-Since: " + LATER));
		conditions.add(new Condition(200, "If-Modified-Since: " + LONG_AGO));
		conditions.add(new Condition(200, "If-Modified-Since: yesterday"));
		conditions.add(new Condition(isDated ? 412 : 200, "If-Unmodified-Since: " + LONG_AGO));
		conditions.add(new Condition(200, "If-Unmodified-Since: " + LATER));
		String etag = whole.get("etag");
		if (!etag.isEmpty()) {
			String opaque = etag.replaceFirst("^W/", "");
			int strong = etag.startsWith("W/") ? 412 : 200;
			conditions.add(new Condition(304, "If-None-Match: " + etag));
			conditions.add(new Condition(304, "If-None-Match: W/" + opaque));
			conditions.add(new Condition(304, "If-None-Match: " + opaque));
			conditions.add(new Condition(304, "If-None-Match: \"a, b\", " + etag + ", \"c\""));
			conditions.add(new Condition(304, "If-None-Match: \"another\"", "If-None-Match: " + etag));
			conditions.add(new Condition(304, "If-None-Match: " + etag, "If-Modified-Since: " + LONG_AGO));
			conditions.add(new Condition(strong, "If-Match: " + etag));
			conditions.add(new Condition(strong, "If-Match: \"another\", " + etag));
			conditions.add(new Condition(412, "If-Match: W/" + opaque));
			conditions.add(new Condition(412, "If-Match: \"another\"", "If-None-Match: " + etag));
			conditions.add(new Condition((strong == 200) ? 304 : 412, "If-Match: " + etag, "If-None-Match: " + etag));
		}
		return conditions;
	}

	private static void holds(SoftAssertions softly, String what, int status, Answer whole, Answer answer) {
		softly.assertThat(answer.status()).as(what).isEqualTo(status);
		softly.assertThat(answer.all("date")).as(what).hasSizeLessThanOrEqualTo(1);
		softly.assertThat(answer.get("x-content-type-options")).as(what).isEqualTo("nosniff");
		if (status == 412) {
			return;
		}
		for (String header : List.of("etag", "cache-control", "vary", "content-location", "expires")) {
			softly.assertThat(sorted(answer, header)).as(what + ' ' + header).isEqualTo(sorted(whole, header));
		}
		softly.assertThat(answer.all("etag")).as(what).hasSameSizeAs(whole.all("etag"));
		if (status == 304) {
			softly.assertThat(answer.all("content-length")).as(what).isEmpty();
			softly.assertThat(answer.all("transfer-encoding")).as(what).isEmpty();
			softly.assertThat(answer.body()).as(what).isEmpty();
		}
		else {
			softly.assertThat(answer.get("content-type")).as(what).isEqualTo(whole.get("content-type"));
		}
	}

	/**
	 * Weak ETags mean the same, compressed or not: to HEAD nothing is compressed.
	 */
	private static List<String> sorted(Answer answer, String header) {
		return Stream.of(answer.get(header).replaceFirst("^(W/\".*)--gzip\"$", "$1\"").split(","))
			.map(String::strip)
			.distinct()
			.sorted()
			.toList();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/index.html", "/docs", "/api/unknown/x", "/nothing.txt" })
	void areDisregardedWhereThereIsNothingToRead(String path) throws IOException {
		int status = Answer.of(ask("GET " + path)).status();
		assertThat(status).isNotEqualTo(200);
		for (String condition : List.of("If-None-Match: *", "If-None-Match: \"1\"", "If-Match: \"1\"",
				"If-Modified-Since: " + LATER, "If-Unmodified-Since: " + LONG_AGO)) {
			assertThat(Answer.of(ask("GET " + path, condition)).status()).as(condition).isEqualTo(status);
		}
	}

	@Test
	void comeBeforeTheRange() throws IOException {
		String path = "/assets/style.css";
		Answer whole = Answer.of(ask("GET " + path));
		assertThat(Answer.of(ask("GET " + path, "Range: bytes=0-9")).status()).isEqualTo(206);
		assertThat(Answer.of(ask("GET " + path, "Range: bytes=0-9", "If-None-Match: *")).status()).isEqualTo(304);
		assertThat(Answer.of(ask("GET " + path, "Range: bytes=0-9", "If-Modified-Since: " + LATER)).status())
			.isEqualTo(whole.get("last-modified").isEmpty() ? 206 : 304);
		assertThat(Answer.of(ask("GET " + path, "Range: bytes=0-9", "If-Range: \"another\"")).status()).isEqualTo(200);
		assertThat(Answer.of(ask("GET " + path, "Range: bytes=0-9", "If-Range: " + LONG_AGO)).status()).isEqualTo(200);
	}

}

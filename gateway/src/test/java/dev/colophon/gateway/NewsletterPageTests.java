package dev.colophon.gateway;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class NewsletterPageTests extends GatewayTests {

	static Stream<BodyPublisher> bodiesThatAreTooLarge() {
		byte[] body = new byte[5_000_000];
		return Stream.of(BodyPublishers.ofByteArray(body),
				BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
	}

	@Test
	void isAssembledAroundWhatNewsletterServiceSays() throws Exception {
		services.newsletter.stubFor(WireMock.get("/subscriptions/pending")
			.withHeader("X-Forwarded-Prefix", equalTo("/newsletter"))
			.willReturn(UpstreamServices.html(200, """
					<head><title>Look into your inbox</title></head>
					<body><article data-part="article"><h1>Almost there</h1></article></body>""")));
		Document page = page(get("/newsletter/subscriptions/pending"));
		assertThat(page.title()).isEqualTo("Look into your inbox - Colophon");
		assertThat(page.select("main h1").text()).isEqualTo("Almost there");
		assertThat(page.select(".sidebar [data-part=toc]")).hasSize(1);
	}

	@Test
	void handsAFormOverAsItCame() throws Exception {
		services.newsletter.stubFor(WireMock.post("/subscriptions")
			.willReturn(aResponse().withStatus(303).withHeader("Location", "/newsletter/subscriptions/pending")));
		HttpResponse<String> response = post("/newsletter/subscriptions", FORM,
				BodyPublishers.ofString("email=ada%40example.org&website="));
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).contains("/newsletter/subscriptions/pending");
		services.newsletter
			.verify(postRequestedFor(urlEqualTo("/subscriptions")).withHeader("Content-Type", containing(FORM))
				.withHeader("X-Forwarded-Prefix", equalTo("/newsletter"))
				.withoutHeader("Cookie")
				.withRequestBody(equalTo("email=ada%40example.org&website=")));
	}

	@Test
	void showsTheFormAgainWhereItWasFilledInWrongly() throws Exception {
		services.newsletter.stubFor(WireMock.post("/subscriptions").willReturn(UpstreamServices.html(422, """
				<head><title>Once more</title></head>
				<body><article data-part="article"><p role="alert">No.</p></article></body>""")));
		HttpResponse<String> response = post("/newsletter/subscriptions", FORM, BodyPublishers.ofString("email=x"));
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(page(response).select("main [role=alert]").text()).isEqualTo("No.");
	}

	@ParameterizedTest
	@EnumSource(names = { "EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK" })
	void sendsAFormOnceWhateverComesOfIt(Fault fault) throws Exception {
		services.newsletter.stubFor(WireMock.post(anyUrl()).willReturn(aResponse().withFault(fault)));
		HttpResponse<String> response = post("/newsletter/subscriptions", FORM, BodyPublishers.ofString("email=x"));
		assertThat(response.statusCode()).isEqualTo(503);
		services.newsletter.verify(1, postRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@ValueSource(ints = { 429, 500, 502, 503 })
	void sendsAFormOnceWhateverTheStatus(int status) throws Exception {
		services.newsletter.stubFor(WireMock.post(anyUrl()).willReturn(aResponse().withStatus(status)));
		assertThat(post("/newsletter/subscriptions", FORM, BodyPublishers.ofString("email=x")).statusCode())
			.isEqualTo((status == 429) ? 429 : 503);
		services.newsletter.verify(1, postRequestedFor(anyUrl()));
	}

	@Test
	void showsTheFormByItself() throws Exception {
		assertThat(page(get("/newsletter/subscriptions/form")).select("main #newsletter").text()).isEqualTo("Sign up");
	}

	@ParameterizedTest
	@MethodSource("bodiesThatAreTooLarge")
	void refusesAFormThatIsTooLargeAndSaysSoWhileItIsStillBeingSent(BodyPublisher body) throws Exception {
		for (int i = 0; i < 20; i++) {
			assertThat(post("/newsletter/subscriptions", FORM, body).statusCode()).isEqualTo(413);
		}
		services.newsletter.verify(0, postRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/newsletter", "/newsletter/", "/newsletter/nowhere" })
	void isMissingWhereNewsletterServiceHasNothing(String path) throws Exception {
		services.newsletter.stubFor(WireMock.get("/nowhere").willReturn(UpstreamServices.html(404, "")));
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

	@Test
	void hasACanonicalAddressWhateverItsPathIs() throws Exception {
		services.newsletter.stubFor(
				WireMock.get(anyUrl()).willReturn(UpstreamServices.part("<article data-part=\"article\">A</article>")));
		assertThat(page(get("/newsletter/%7Bx%7D/%C3%A9")).select("link[rel=canonical]").attr("href"))
			.isEqualTo("https://colophon.example/newsletter/%7Bx%7D/%C3%A9");
	}

	@Test
	void refusesWhatIsNoForm() throws Exception {
		assertThat(post("/newsletter/subscriptions", "text/plain", BodyPublishers.ofString("x")).statusCode())
			.isEqualTo(415);
		assertThat(post("/newsletter/subscriptions", "nonsense", BodyPublishers.ofString("x")).statusCode())
			.isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/newsletter/subscriptions", "/api/newsletter/subscriptions" })
	void tellsNewsletterServiceWhoSendsAForm(String path) throws Exception {
		services.newsletter.stubFor(WireMock.post("/subscriptions")
			.willReturn(aResponse().withStatus(303).withHeader("Location", "/newsletter/subscriptions/pending")));
		HttpRequest.Builder request = request(path).header("Content-Type", FORM)
			.header("Origin", "https://evil.example")
			.header("Sec-Fetch-Site", "cross-site")
			.header("X-Forwarded-For", "192.0.2.1")
			.POST(BodyPublishers.ofString("email=x"));
		send(request);
		services.newsletter
			.verify(postRequestedFor(urlEqualTo("/subscriptions")).withHeader("X-Forwarded-For", equalTo("127.0.0.1"))
				.withHeader("X-Forwarded-Host", equalTo("localhost:" + request.build().uri().getPort()))
				.withHeader("X-Forwarded-Proto", equalTo("http"))
				.withHeader("Origin", equalTo("https://evil.example"))
				.withHeader("Sec-Fetch-Site", equalTo("cross-site")));
	}

	@Test
	void tellsWhoSentTooMuchWhenToComeBack() throws Exception {
		services.newsletter.stubFor(WireMock.post("/subscriptions")
			.willReturn(UpstreamServices.html(429, """
					<head><title>Too many</title></head>
					<body><article data-part="article"><h1>Later</h1></article></body>""")
				.withHeader("Retry-After", "77")));
		HttpResponse<String> response = post("/newsletter/subscriptions", FORM, BodyPublishers.ofString("email=x"));
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().allValues("Retry-After")).containsExactly("77");
		assertThat(page(response).select("main h1").text()).isEqualTo("Later");
	}

	@ParameterizedTest
	@ValueSource(strings = { "confirmations", "unsubscriptions" })
	void letsNobodyKeepWhatIsForOneReader(String resource) throws Exception {
		String path = "/newsletter/" + resource + "/" + "t".repeat(43);
		services.newsletter.stubFor(WireMock.get(anyUrl())
			.willReturn(UpstreamServices.part("<article data-part=\"article\">Ada</article>")
				.withHeader("Cache-Control", "no-store")));
		for (int times = 1; times <= 2; times++) {
			HttpResponse<String> response = get(path);
			assertThat(page(response).select("main article").text()).isEqualTo("Ada");
			assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
			assertThat(response.headers().map()).doesNotContainKey("etag");
			services.newsletter.verify(times, getRequestedFor(urlEqualTo(path.replace("/newsletter", ""))));
		}
	}

	@Test
	void letsNobodyKeepTheAnswerToAForm() throws Exception {
		services.newsletter.stubFor(WireMock.post(anyUrl())
			.willReturn(UpstreamServices.part("<article data-part=\"article\">Ada</article>")));
		HttpResponse<String> response = post("/newsletter/confirmations/t", FORM, BodyPublishers.ofString(""));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(response.headers().map()).doesNotContainKey("etag");
	}

	@ParameterizedTest
	@ValueSource(strings = { FORM, "multipart/form-data; boundary=b", "text/plain" })
	void unsubscribesWithOneClickHoweverManyAMailServiceSends(String type) throws Exception {
		services.newsletter.stubFor(WireMock.post("/unsubscriptions/t")
			.willReturn(UpstreamServices.part("<article data-part=\"article\">Bye</article>")));
		for (int times = 0; times < 50; times++) {
			assertThat(
					post("/newsletter/unsubscriptions/t", type, BodyPublishers.ofString("List-Unsubscribe=One-Click"))
						.statusCode())
				.isEqualTo(200);
		}
		services.newsletter.verify(50, postRequestedFor(urlEqualTo("/unsubscriptions/t")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/confirmations/t", "/unsubscriptions/t", "/unsubscriptions/t/erasure" })
	void needsNoBodyWhereTheAddressSaysItAll(String path) throws Exception {
		services.newsletter.stubFor(
				WireMock.post(path).willReturn(UpstreamServices.part("<article data-part=\"article\">Done</article>")));
		assertThat(send(request("/newsletter" + path).POST(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
	}

	@Test
	void handsOverWhatIsStoredAboutAReader() throws Exception {
		services.newsletter.stubFor(WireMock.get("/unsubscriptions/t/data")
			.withHeader("X-Forwarded-Prefix", equalTo("/newsletter"))
			.willReturn(aResponse().withHeader("Content-Type", "application/json")
				.withHeader("Cache-Control", "no-store")
				.withHeader("Content-Disposition", "attachment; filename=\"newsletter-data.json\"")
				.withBody("{}")));
		HttpResponse<String> response = get("/newsletter/unsubscriptions/t/data");
		assertThat(response.body()).isEqualTo("{}");
		assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		assertThat(response.headers().firstValue("Content-Disposition")).isPresent();
	}

	@Test
	void hasTheArchiveAndItsFeed() throws Exception {
		services.newsletter.stubFor(WireMock.get("/issues.html")
			.willReturn(UpstreamServices.part("<article data-part=\"article\"><h1>All</h1></article>")));
		services.newsletter.stubFor(WireMock.get("/issues/7.html")
			.willReturn(UpstreamServices.part("<article data-part=\"article\"><h1>Seven</h1></article>")));
		services.newsletter.stubFor(WireMock.get("/issues.atom")
			.willReturn(aResponse().withHeader("Content-Type", "application/atom+xml").withBody("<feed/>")));
		assertThat(page(get("/newsletter/issues.html")).select("main h1").text()).isEqualTo("All");
		assertThat(page(get("/newsletter/issues/7.html")).select("main h1").text()).isEqualTo("Seven");
		HttpResponse<String> feed = get("/newsletter/issues.atom");
		assertThat(feed.body()).isEqualTo("<feed/>");
		assertThat(feed.headers().firstValue("Content-Type")).hasValue("application/atom+xml");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin", "/admin/issues/7", "/admin/style.css" })
	void leadsToTheEditorsDesk(String path) throws Exception {
		services.newsletter.stubFor(WireMock.any(urlEqualTo(path))
			.withHeader("X-Forwarded-Prefix", equalTo("/newsletter"))
			.withBasicAuth("editor", "secret")
			.willReturn(aResponse().withBody("desk")));
		String authorization = "Basic " + Base64.getEncoder().encodeToString("editor:secret".getBytes());
		assertThat(get("/newsletter" + path, "Authorization", authorization).body()).isEqualTo("desk");
		assertThat(send(request("/newsletter" + path).header("Content-Type", FORM)
			.header("Authorization", authorization)
			.POST(BodyPublishers.ofString("a=b"))).body()).isEqualTo("desk");
	}

	@Test
	void slowsDownWhoGuessesTheEditorsPassword() throws Exception {
		services.newsletter.stubFor(WireMock.any(urlEqualTo("/admin")).willReturn(aResponse().withStatus(401)));
		int status = 0;
		for (int tries = 0; tries <= 5; tries++) {
			status = get("/newsletter/admin", "Authorization", "Basic x").statusCode();
		}
		assertThat(status).isEqualTo(429);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/newsletter/unsubscriptions/", "/api/newsletter/unsubscriptions/" })
	void keepsTokensOutOfItsLog(String path, CapturedOutput output) throws Exception {
		services.newsletter.stubFor(WireMock.any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
		String token = "Abc-_0123456789".repeat(3);
		assertThat(get(path + token).statusCode()).isEqualTo(503);
		post(path + token, FORM, BodyPublishers.ofString("x"));
		assertThat(output).contains("unsubscriptions/(token)").doesNotContain(token);
	}

}

package dev.colophon.gateway;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

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

}

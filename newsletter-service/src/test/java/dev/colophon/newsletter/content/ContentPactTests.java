package dev.colophon.newsletter.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpInteractionBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import feign.Feign;
import feign.codec.Decoder;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.cloud.openfeign.support.SpringMvcContract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the newsletter expects of content-service, written down in {@code target/pacts}.
 */
class ContentPactTests {

	private static final Instant FROM = Instant.parse("2026-10-01T08:00:00Z");

	private static final Instant UNTIL = Instant.parse("2026-11-01T08:00:00Z");

	private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";

	private static final Decoder JSON = (response, type) -> {
		JsonMapper mapper = JsonMapper.shared();
		return mapper.readValue(response.body().asInputStream(), mapper.constructType(type));
	};

	@Test
	void givesThePagesThatChangedSinceATime() {
		DslPart pages = LambdaDsl
			.newJsonBody((list) -> list.integerType("total", 1)
				.minArrayLike("items", 1,
						(page) -> page.stringType("title", "Docker")
							.stringType("description", "About containers.")
							.stringMatcher("address", "/([a-z0-9-]+\\.html)?", "/docker.html")
							.stringMatcher("createdAt", TIME, "2026-09-01T00:00:00Z")
							.stringMatcher("updatedAt", TIME, "2026-10-02T00:00:00Z")))
			.build();
		expect("a page has changed since 2026-10-01", "the pages that have changed since 2026-10-01",
				(interaction) -> interaction
					.withRequest((request) -> request.method("GET")
						.path("/pages")
						.header("Accept", "application/json")
						.queryParameter("updatedSince", FROM.toString())
						.queryParameter("number", "0")
						.queryParameter("size", "200"))
					.willRespondWith((response) -> response.status(200)
						.header("Content-Type", Matchers.regexp("application/json(;.*)?", "application/json"))
						.body(pages)),
				(client) -> assertThat(client.changed(FROM, UNTIL))
					.isEqualTo(List.of(new ChangedPage("Docker", "About containers.", "/docker.html", false))));
	}

	@Test
	void refusesATimeThatIsNone() {
		expect("all is well", "the pages that have changed since a time that content-service cannot count from",
				(interaction) -> interaction
					.withRequest((request) -> request.method("GET")
						.path("/pages")
						.header("Accept", "application/json")
						.queryParameter("updatedSince", Instant.MAX.toString())
						.queryParameter("number", "0")
						.queryParameter("size", "200"))
					.willRespondWith((response) -> response.status(400)
						.header("Content-Type", "application/problem+json")
						.body(LambdaDsl.newJsonBody((problem) -> problem.integerType("status", 400)).build())),
				(client) -> assertThatExceptionOfType(ContentUnavailable.class)
					.isThrownBy(() -> client.changed(Instant.MAX, UNTIL)));
	}

	private interface Interaction {

		HttpInteractionBuilder describe(HttpInteractionBuilder interaction);

	}

	private interface Call {

		void make(ContentClient client);

	}

	private static void expect(String state, String description, Interaction interaction, Call call) {
		PactBuilder pact = new PactBuilder("newsletter-service", "content-service", PactSpecVersion.V4);
		pact.given(state).expectsToReceiveHttpInteraction(description, interaction::describe);
		PactVerificationResult result = ConsumerPactRunnerKt.runConsumerTest(pact.toPact(),
				MockProviderConfig.createDefault(PactSpecVersion.V4), (server, context) -> {
					call.make(new ContentClient(Feign.builder()
						.contract(new SpringMvcContract())
						.decoder(JSON)
						.target(ContentApi.class, server.getUrl())));
					return Map.of();
				});
		assertThat(result).as(result.getDescription()).isInstanceOf(PactVerificationResult.Ok.class);
	}

}

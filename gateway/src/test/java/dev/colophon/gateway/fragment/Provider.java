package dev.colophon.gateway.fragment;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import au.com.dius.pact.consumer.ConsumerPactRunnerKt;
import au.com.dius.pact.consumer.PactVerificationResult;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.dsl.PactDslRootValue;
import au.com.dius.pact.consumer.model.MockProviderConfig;
import au.com.dius.pact.core.model.PactSpecVersion;
import feign.Feign;
import feign.Request;
import feign.codec.Encoder;
import feign.hc5.ApacheHttp5Client;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.openfeign.support.SpringMvcContract;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service as the gateway expects it to be: what is expected here is written down in
 * {@code target/pacts}, for the service to keep.
 *
 * @param name of the service
 * @param api how the gateway calls it
 */
public record Provider<A>(String name, Class<A> api) {

	/** Of a state of a resource that the gateway has seen. */
	public static final String ETAG = "W/\"5f3c\"";

	private static final String CONSUMER = "gateway";

	private static final String HTML = "text/html";

	/**
	 * Calls the service, which answers as described, and expects that it was called as
	 * described.
	 * @param state what the service has
	 * @param description of the request, in a few words
	 */
	public void expect(String state, String description, Consumer<HttpRequestBuilder> request,
			Consumer<HttpResponseBuilder> response, Consumer<A> call) {
		PactBuilder pact = new PactBuilder(CONSUMER, this.name, PactSpecVersion.V4);
		pact.given(state)
			.expectsToReceiveHttpInteraction(description, (interaction) -> interaction.withRequest((sent) -> {
				request.accept(sent);
				return sent;
			}).willRespondWith((answered) -> {
				response.accept(answered);
				return answered;
			}));
		PactVerificationResult result = ConsumerPactRunnerKt.runConsumerTest(pact.toPact(),
				MockProviderConfig.createDefault(PactSpecVersion.V4), (server, context) -> {
					call.accept(client(server.getUrl()));
					return Map.of();
				});
		assertThat(result).as(result.getDescription()).isInstanceOf(PactVerificationResult.Ok.class);
	}

	/**
	 * A request for a document, without a condition.
	 */
	public static Consumer<HttpRequestBuilder> get(String path) {
		return (request) -> request.method("GET").path(path).header("Accept", HTML);
	}

	/**
	 * A request for a document unless it is the one that the gateway has.
	 */
	public static Consumer<HttpRequestBuilder> getUnlessKnown(String path) {
		return get(path)
			.andThen((request) -> request.header("If-None-Match", Matchers.fromProviderState("${etag}", ETAG)));
	}

	/**
	 * A document with these parts that may be kept, and stand in when the service fails.
	 */
	public static Consumer<HttpResponseBuilder> document(String... parts) {
		return document(200, parts).andThen(Provider::mayBeKept);
	}

	public static Consumer<HttpResponseBuilder> document(int status, String... parts) {
		StringBuilder pattern = new StringBuilder("(?s)");
		StringBuilder body = new StringBuilder("<!DOCTYPE html><html><head><title>Title</title></head><body>");
		for (String part : parts) {
			pattern.append("(?=.*<body>.*<\\w+[^>]* data-part=\"%s\")".formatted(part));
			body.append("<div class=\"%s\" data-part=\"%s\">Text</div>".formatted(part, part));
		}
		return (response) -> response.status(status)
			.header("Content-Type", "text/html;charset=UTF-8")
			.header("Server", Matchers.regexp("\\S+/\\S+", "service/1.0.0"))
			.header("Service-Instance", Matchers.regexp("\\S+", "service-1"))
			.body(PactDslRootValue.stringMatcher(pattern + ".*<title>.+</title>.*", body + "</body></html>"));
	}

	/**
	 * A file for programs, which is handed on as it is.
	 */
	public static Consumer<HttpResponseBuilder> file(String type, String example) {
		return (response) -> mayBeKept(response.status(200).bodyMatchingContentType(type, example));
	}

	/**
	 * Says that what the gateway has is still right.
	 */
	public static void notModified(HttpResponseBuilder response) {
		mayBeKept(response.status(304));
	}

	private static void mayBeKept(HttpResponseBuilder response) {
		response.header("ETag", Matchers.regexp("(W/)?\"[!#-~]+\"", ETAG))
			.header("Cache-Control", Matchers.regexp("((max-age|stale-while-revalidate|stale-if-error)=\\d+(, )?)+",
					"max-age=1, stale-while-revalidate=1, stale-if-error=86400"));
	}

	/**
	 * Asks a source as pages do.
	 */
	public static Answer ask(Source source, @Nullable String etag) {
		return source.ask(etag);
	}

	private A client(String address) {
		return Feign.builder()
			.client(new ApacheHttp5Client(
					HttpClients.custom().disableAutomaticRetries().disableRedirectHandling().build()))
			.contract(new SpringMvcContract())
			.encoder(new Encoder.Default())
			.options(new Request.Options(1, TimeUnit.SECONDS, 10, TimeUnit.SECONDS, false))
			.target(this.api, address);
	}

}

package dev.colophon.newsletter;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * How an instance goes away, so that nobody who calls it is left without an answer.
 */
class StopTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void firstIsNotReadyThenTakesNoRequests() throws Exception {
		ConfigurableApplicationContext instance = SpringApplication.from(NewsletterApplication::main)
			.with(TestDatabase.class)
			.run("--server.port=0", "--colophon.drain=3s")
			.getApplicationContext();
		int port = instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		URI service = URI.create("http://localhost:" + port);
		assertThat(HealthCheck.isReady(port)).isTrue();

		CompletableFuture<Void> closed = CompletableFuture.runAsync(instance::close);
		await().until(() -> !HealthCheck.isReady(port));
		assertThat(status(service.resolve("/actuator/health/readiness"))).isEqualTo(503);
		assertThat(status(service.resolve("/subscriptions/form"))).isEqualTo(200);

		closed.join();
		assertThatExceptionOfType(ConnectException.class)
			.isThrownBy(() -> status(service.resolve("/subscriptions/form")));
		assertThat(HealthCheck.isReady(port)).isFalse();
	}

	private int status(URI resource) throws Exception {
		return this.client.send(HttpRequest.newBuilder(resource).build(), BodyHandlers.discarding()).statusCode();
	}

}

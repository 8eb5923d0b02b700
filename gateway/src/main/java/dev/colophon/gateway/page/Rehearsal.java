package dev.colophon.gateway.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Asks for the front page before the gateway says that it is ready, so that the first
 * reader does not wait for classes to load. The services need not be up for it.
 */
@Component
class Rehearsal implements ApplicationRunner {

	private final Environment environment;

	Rehearsal(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments args) throws IOException, InterruptedException {
		URI home = URI.create("http://localhost:" + this.environment.getProperty("local.server.port") + "/");
		try (HttpClient client = HttpClient.newHttpClient()) {
			client.send(HttpRequest.newBuilder(home).timeout(Duration.ofSeconds(10)).build(),
					BodyHandlers.discarding());
		}
	}

}

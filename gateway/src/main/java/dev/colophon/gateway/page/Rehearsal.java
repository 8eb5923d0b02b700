package dev.colophon.gateway.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

	private final Environment environment;

	Rehearsal(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments args) throws InterruptedException {
		URI home = URI.create("http://" + host() + ":" + this.environment.getProperty("local.server.port") + "/");
		try (HttpClient client = HttpClient.newHttpClient()) {
			client.send(HttpRequest.newBuilder(home).timeout(Duration.ofSeconds(10)).build(),
					BodyHandlers.discarding());
		}
		catch (IOException ex) {
			log.warn("The first page will be slow, because none was made before: {}", ex.toString());
		}
	}

	private String host() {
		String address = this.environment.getProperty("server.address", "localhost").replaceFirst("%.*", "");
		return address.contains(":") ? "[" + address + "]" : address;
	}

}

package dev.colophon.newsletter.web;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Asks for what a page needs some times before the instance calls itself ready, so that
 * its first readers do not wait for classes to load: they may be many when it takes over
 * from another one.
 */
@Component
class Rehearsal implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(Rehearsal.class);

	private static final int ROUNDS = 50;

	private static final int PATIENCE_MILLIS = 5_000;

	private final Environment environment;

	Rehearsal(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments args) {
		String port = this.environment.getProperty("local.server.port");
		if (port != null) {
			rehearse(URI.create("http://localhost:" + port));
		}
	}

	private static void rehearse(URI instance) {
		try {
			for (int round = 0; round < ROUNDS; round++) {
				get(instance.resolve("/subscriptions/form"));
				signUp(instance.resolve("/subscriptions"));
			}
		}
		catch (IOException ex) {
			log.warn("The first answers will be slow, because there was no rehearsal: {}", ex.toString());
		}
	}

	private static void get(URI resource) throws IOException {
		HttpURLConnection connection = connection(resource);
		connection.setRequestProperty("Accept", "text/html");
		connection.getResponseCode();
		connection.disconnect();
	}

	/**
	 * Filled in as a program would do it, so that it is taken and nobody is signed up.
	 */
	private static void signUp(URI form) throws IOException {
		HttpURLConnection connection = connection(form);
		connection.setDoOutput(true);
		connection.getOutputStream()
			.write("email=nobody%40example.org&website=rehearsal".getBytes(StandardCharsets.US_ASCII));
		connection.getResponseCode();
		connection.disconnect();
	}

	private static HttpURLConnection connection(URI resource) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) resource.toURL().openConnection();
		connection.setInstanceFollowRedirects(false);
		connection.setConnectTimeout(PATIENCE_MILLIS);
		connection.setReadTimeout(PATIENCE_MILLIS);
		return connection;
	}

}

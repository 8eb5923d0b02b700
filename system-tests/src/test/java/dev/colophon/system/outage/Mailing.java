package dev.colophon.system.outage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.colophon.system.Run;

/**
 * newsletter-service by itself, with its database and a mail server: three processes that
 * can be killed.
 */
class Mailing implements AutoCloseable {

	private static final String PASSWORD = "secret";

	private static final Duration LONGEST = Duration.ofSeconds(5);

	final Database database;

	final MailSinkProcess sink;

	final Program service;

	private final URI address;

	private final HttpClient client = HttpClient.newHttpClient();

	/**
	 * @param delayMillis how long the mail server takes for a mail
	 * @param settings more environment variables of the service
	 */
	Mailing(Path data, long delayMillis, Map<String, String> settings) throws IOException {
		Files.createDirectories(data);
		int port = Run.freePort();
		this.address = URI.create("http://localhost:" + port);
		this.database = new Database(port + 1, data.resolve("postgres"));
		this.sink = new MailSinkProcess(port + 2, data.resolve("mails.txt"), delayMillis);
		Map<String, String> environment = new HashMap<>(Map.of("SERVER_PORT", String.valueOf(port),
				"SPRING_DATASOURCE_URL", "jdbc:postgresql://localhost:" + (port + 1) + "/postgres",
				"SPRING_DATASOURCE_USERNAME", "postgres", "SPRING_MAIL_HOST", "localhost", "SPRING_MAIL_PORT",
				String.valueOf(port + 2), "EDITOR_PASSWORD", PASSWORD, "COLOPHON_SIGNUPS_PERCLIENT", "1000000",
				"COLOPHON_SIGNUPS_ALL", "1000000"));
		environment.put("SPRING_DATASOURCE_PASSWORD", Database.PASSWORD);
		environment.putAll(settings);
		this.service = new Program(Service.NEWSLETTER.toString(), Service.NEWSLETTER.application(), port, environment,
				data);
	}

	void start() throws IOException {
		this.database.start();
		this.sink.start();
		if (Run.isSkewed()) {
			this.service.expandDatabase();
		}
		this.service.start();
	}

	List<Server> servers() {
		return List.of(this.service, this.sink, this.database);
	}

	URI address() {
		return this.address;
	}

	HttpClient client() {
		return this.client;
	}

	/**
	 * Puts confirmed subscribers into the database, {@code subscriber-1@example.org} and
	 * so on.
	 */
	void subscribe(int number) throws SQLException {
		this.database.execute("""
				insert into subscription (email, normalized_email, status, confirmed_at)
				select 'subscriber-' || n || '@example.org', 'subscriber-' || n || '@example.org', 'confirmed', now()
				from generate_series(1, ?) n
				""", number);
	}

	/**
	 * Writes an issue and has it sent to everybody.
	 * @return its number
	 */
	long send(String text) throws IOException, InterruptedException {
		String json = "{\"subject\": \"Hello\", \"markdown\": \"%s\"}".formatted(text);
		HttpResponse<String> draft = edit("/issues", "application/json", BodyPublishers.ofString(json));
		String issue = draft.headers().firstValue("Location").orElseThrow();
		HttpResponse<String> delivery = edit(issue + "/deliveries", "application/json", BodyPublishers.noBody());
		if (delivery.statusCode() != 202) {
			throw new IOException("not sent: " + delivery.statusCode() + " " + delivery.body());
		}
		return Long.parseLong(issue.replaceAll("\\D", ""));
	}

	HttpResponse<String> edit(String path, String type, HttpRequest.BodyPublisher body)
			throws IOException, InterruptedException {
		String credentials = Base64.getEncoder()
			.encodeToString(("editor:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
		return this.client.send(HttpRequest.newBuilder(this.address.resolve(path))
			.header("Authorization", "Basic " + credentials)
			.header("Content-Type", type)
			.POST(body)
			.build(), BodyHandlers.ofString());
	}

	/**
	 * Signs somebody up.
	 * @return the status of the answer
	 */
	int signUp(String address, String stamp) throws IOException, InterruptedException {
		return this.client
			.send(HttpRequest.newBuilder(this.address.resolve("/subscriptions"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.timeout(LONGEST)
				.POST(BodyPublishers.ofString("stamp=" + stamp + "&email=" + address))
				.build(), BodyHandlers.discarding())
			.statusCode();
	}

	int waiting() throws SQLException {
		return this.database.number("select count(*) from mail where due_at is not null");
	}

	@Override
	public void close() throws IOException {
		this.service.close();
		this.sink.close();
		this.database.close();
	}

}

package dev.colophon.newsletter.issue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A content-service that says what a test wants it to say.
 */
public class ContentService implements AutoCloseable {

	private static final Pattern NUMBER = Pattern.compile("number=(\\d+)");

	private final HttpServer server;

	private final List<String> queries = new CopyOnWriteArrayList<>();

	private volatile List<String> pages = List.of();

	private volatile String type = "application/json";

	private volatile String answer = "";

	private volatile boolean isDown;

	public ContentService() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/pages", this::answer);
		this.server.start();
	}

	public String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	public void isDown(boolean isDown) {
		this.isDown = isDown;
	}

	public void has(String... pages) {
		this.pages = List.of(pages);
	}

	/**
	 * Whatever it has.
	 */
	public void says(String type, String answer) {
		this.type = type;
		this.answer = answer;
	}

	List<String> queries() {
		return this.queries;
	}

	void reset() {
		this.isDown = false;
		this.pages = List.of();
		this.queries.clear();
	}

	public static String page(String slug, String title, Instant createdAt, Instant updatedAt) {
		return """
				{ "slug": "%s", "title": "%s", "description": "All about %s.", "address": "/%s.html",
				  "createdAt": "%s", "updatedAt": "%s", "unknown": [ 1 ] }
				""".formatted(slug, title, title, slug, createdAt, updatedAt);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String query = exchange.getRequestURI().getQuery();
		this.queries.add(query);
		if (this.isDown) {
			exchange.sendResponseHeaders(503, -1);
			return;
		}
		var number = NUMBER.matcher(query);
		int first = number.find() ? Integer.parseInt(number.group(1)) * 200 : 0;
		String items = this.pages.stream().skip(first).limit(200).collect(Collectors.joining(","));
		String list = "{ \"items\": [ %s ], \"total\": %d, \"number\": 0, \"size\": 200 }".formatted(items,
				this.pages.size());
		byte[] body = (this.answer.isEmpty() ? list : this.answer).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", this.type);
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}

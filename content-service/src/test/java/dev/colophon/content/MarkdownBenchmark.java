package dev.colophon.content;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;

import dev.colophon.content.markdown.MarkdownConstructs;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long the service takes to keep a page of each construct of Markdown, to show it, to
 * find it and to tell what it was, over loopback, one request at a time.
 * {@code bench/markdown} runs it. It takes a folder for the data, a file to write the
 * table to, and sizes in bytes.
 */
final class MarkdownBenchmark {

	private static final int SHOWN = 15;

	private static final String EDITOR = "Basic "
			+ Base64.getEncoder().encodeToString("editor:secret".getBytes(StandardCharsets.UTF_8));

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI service;

	private int pages;

	private MarkdownBenchmark(URI service) {
		this.service = service;
	}

	public static void main(String[] args) throws Exception {
		try (ConfigurableApplicationContext service = SpringApplication.from(ContentApplication::main)
			.with(LocalDatabase.class)
			.run("--server.port=0", "--local.data=" + args[0], "--colophon.editor.password=secret")
			.getApplicationContext()) {
			String port = service.getEnvironment().getRequiredProperty("local.server.port");
			var benchmark = new MarkdownBenchmark(URI.create("http://localhost:" + port));
			int[] sizes = Arrays.stream(args).skip(2).mapToInt(Integer::parseInt).toArray();
			Files.writeString(Path.of(args[1]), benchmark.table(sizes));
		}
		System.exit(0);
	}

	private record Row(String construct, int size, int status, double put, double html, double search,
			double revision) {

		double slowest() {
			return Math.max(Math.max(this.put, this.html), Math.max(this.search, this.revision));
		}

		@Override
		public String toString() {
			return String.format(Locale.ROOT, "| `%s` | %,d | %d | %.0f | %.0f | %.0f | %.0f |",
					this.construct.replace("|", "\\|").replace("`", "'"), this.size, this.status, this.put, this.html,
					this.search, this.revision);
		}

	}

	private String table(int[] sizes) throws Exception {
		for (IntFunction<String> ordinary : MarkdownConstructs.ordinary().values()) {
			row("warm-up", ordinary.apply(20_000));
		}
		StringJoiner table = new StringJoiner("\n", "", "\n");
		List<Row> rows = new ArrayList<>();
		for (int size : sizes) {
			for (Map.Entry<String, IntFunction<String>> construct : MarkdownConstructs.all().entrySet()) {
				Row row = row(construct.getKey(), cut(construct.getValue().apply(size), size));
				rows.add(row);
				if (row.slowest() > 1_000) {
					System.err.println(row);
				}
			}
		}
		for (int size : sizes) {
			List<Row> same = rows.stream().filter((row) -> row.size() > size / 2 && row.size() <= size).toList();
			table.add(String.format(Locale.ROOT,
					"Of %d texts of up to %,d bytes %d were taken and %d refused (422); %d had another answer. The slowest request took %.0f ms.",
					same.size(), size, same.stream().filter((row) -> row.status() / 100 == 2).count(),
					same.stream().filter((row) -> row.status() == 422).count(),
					same.stream().filter((row) -> row.status() / 100 != 2 && row.status() != 422).count(),
					same.stream().mapToDouble(Row::slowest).max().orElse(0)));
		}
		table.add("\n| construct | bytes | status | PUT, ms | HTML, ms | search, ms | revision, ms |");
		table.add("|---|---:|---:|---:|---:|---:|---:|");
		rows.stream()
			.sorted(Comparator.comparing(Row::slowest).reversed())
			.limit(SHOWN)
			.map(Row::toString)
			.forEach(table::add);
		rows.stream()
			.filter((row) -> MarkdownConstructs.ordinary().containsKey(row.construct()))
			.map(Row::toString)
			.forEach(table::add);
		return table.toString();
	}

	/**
	 * In UTF-8 at most that long.
	 */
	private static String cut(String text, int size) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return (bytes.length <= size) ? text
				: new String(bytes, 0, size, StandardCharsets.UTF_8).replaceAll("\uFFFD+$", "");
	}

	/**
	 * On a page of its own, whose first revision is this text, and which is not there for
	 * the next one's search.
	 */
	private Row row(String construct, String text) throws Exception {
		String page = "/pages/construct-" + ++this.pages;
		HttpRequest.Builder put = request(page)
			.PUT(BodyPublishers
				.ofString(text.startsWith("---") ? text : "---\ntitle: T\ndescription: D\n---\n\n" + text))
			.header("Content-Type", "text/markdown")
			.header("If-None-Match", "*");
		int[] status = new int[1];
		double putting = ask(put, status);
		double html = ask(request(page).header("Accept", "text/html"), new int[1]);
		double search = ask(request("/search?q=bread%20or%20a%20or%20w"), new int[1]);
		double revision = ask(request(page + "/revisions/1"), new int[1]);
		ask(request(page).DELETE().header("If-Match", "*"), new int[1]);
		return new Row(construct, text.getBytes(StandardCharsets.UTF_8).length, status[0], putting, html, search,
				revision);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.service.resolve(path)).header("Authorization", EDITOR);
	}

	private double ask(HttpRequest.Builder request, int[] status) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		HttpResponse<byte[]> response = this.client.send(request.build(), BodyHandlers.ofByteArray());
		status[0] = response.statusCode();
		return (System.nanoTime() - begin) / 1e6;
	}

}

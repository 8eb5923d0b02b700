package dev.colophon.content;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long a search takes among 10,000 pages, asked for over loopback, one at a time.
 * {@code bench/search} runs it. It takes a folder for the data, and a file to write the
 * table to.
 */
final class SearchBenchmark {

	private static final int PAGES = 10_000;

	private static final int WARM_UP = 100;

	private static final int QUERIES = 500;

	private final HttpClient client = HttpClient.newHttpClient();

	private final GeneratedPages pages = new GeneratedPages();

	private final URI service;

	private SearchBenchmark(URI service) {
		this.service = service;
	}

	public static void main(String[] args) throws Exception {
		try (ConfigurableApplicationContext service = SpringApplication.from(ContentApplication::main)
			.with(LocalDatabase.class)
			.run("--server.port=0", "--local.data=" + args[0])
			.getApplicationContext()) {
			String port = service.getEnvironment().getRequiredProperty("local.server.port");
			var benchmark = new SearchBenchmark(URI.create("http://localhost:" + port));
			benchmark.pages.addTo(service.getBean(JdbcTemplate.class), PAGES);
			Files.writeString(Path.of(args[1]), benchmark.table());
		}
		System.exit(0);
	}

	private String table() throws Exception {
		StringJoiner table = new StringJoiner("\n", """
				| what is looked for | found, mean | 50 %, ms | 99 %, ms | slowest, ms |
				|---|---:|---:|---:|---:|
				""", "\n");
		for (Map.Entry<String, Supplier<String>> kind : queries().entrySet()) {
			measure(kind.getValue(), WARM_UP);
			table.add(row(kind.getKey(), measure(kind.getValue(), QUERIES)));
		}
		return table.toString();
	}

	private Map<String, Supplier<String>> queries() {
		Map<String, Supplier<String>> queries = new LinkedHashMap<>();
		queries.put("a rare word", () -> this.pages.word(15_000, 30_000));
		queries.put("a common word, on most pages", () -> this.pages.word(0, 50));
		queries.put("two words", () -> this.pages.word(50, 500) + " " + this.pages.word(50, 500));
		queries.put("two common words", () -> this.pages.word(0, 50) + " " + this.pages.word(0, 50));
		queries.put("two common words side by side",
				() -> '"' + this.pages.word(0, 50) + " " + this.pages.word(0, 50) + '"');
		queries.put("one common word without the other", () -> this.pages.word(0, 50) + " -" + this.pages.word(0, 50));
		queries.put("one common word or the other", () -> this.pages.word(0, 50) + " or " + this.pages.word(0, 50));
		queries.put("the first three letters of a word", () -> this.pages.word(0, 30_000).substring(0, 3));
		queries.put("a word that no page has", () -> "qu" + this.pages.word(0, 30_000));
		return queries;
	}

	private record Sample(double millis, int found) {
	}

	private Sample[] measure(Supplier<String> queries, int number) throws Exception {
		Sample[] samples = new Sample[number];
		for (int sample = 0; sample < number; sample++) {
			samples[sample] = ask(queries.get());
		}
		return samples;
	}

	private Sample ask(String query) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(this.service.resolve("/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)))
			.build();
		long begin = System.nanoTime();
		HttpResponse<String> response = this.client.send(request, BodyHandlers.ofString());
		long end = System.nanoTime();
		if (response.statusCode() != 200) {
			throw new IllegalStateException(query + ": " + response.statusCode());
		}
		return new Sample((end - begin) / 1e6,
				Integer.parseInt(response.body().replaceFirst("(?s).*\"total\" : ([0-9]+).*", "$1")));
	}

	private static String row(String kind, Sample[] samples) {
		double[] millis = Arrays.stream(samples).mapToDouble(Sample::millis).sorted().toArray();
		double found = IntStream.range(0, samples.length).map((sample) -> samples[sample].found()).average().orElse(0);
		return String.format(Locale.ROOT, "| %s | %.0f | %.1f | %.1f | %.1f |", kind, found, millis[millis.length / 2],
				millis[millis.length * 99 / 100], millis[millis.length - 1]);
	}

}

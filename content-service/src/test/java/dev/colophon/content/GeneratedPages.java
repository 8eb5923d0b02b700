package dev.colophon.content;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Pages of 300 to 500 invented words. As in a natural language, the n-th of the words is
 * used 1/n as often as the first (Zipf's law): the first fifty are on most pages, most of
 * the 30,000 on a few.
 */
class GeneratedPages {

	private static final int WORDS = 30_000;

	private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");

	private final Random random = new Random(7);

	private final List<String> vocabulary = vocabulary();

	private final double[] frequencies = frequencies();

	/**
	 * Any of the words from one place in the vocabulary to another.
	 */
	String word(int from, int to) {
		return this.vocabulary.get(this.random.nextInt(from, to));
	}

	void addTo(JdbcTemplate database, int pages) {
		database.batchUpdate(
				"""
						insert into page (slug, title, description, question, icon, markdown, next_slugs, more, tags, updated_at)
						values (?, ?, ?, 'What is it?', 'book', ?, '{}', '{}', string_to_array(?, ' '), ?)
						""",
				IntStream.range(0, pages).boxed().toList(), 100, (statement, page) -> {
					statement.setString(1, "generated-" + page);
					statement.setString(2, text(4));
					statement.setString(3, text(15));
					statement.setString(4, markdown());
					statement.setString(5, text(3));
					statement.setTimestamp(6, Timestamp.from(FIRST.plus(Duration.ofHours(page))));
				});
		database.execute("analyze page");
	}

	private String markdown() {
		return Stream.generate(this::section)
			.limit(this.random.nextInt(3, 6))
			.collect(Collectors.joining("\n\n", text(60) + ".\n\n", ""));
	}

	private String section() {
		return "## %s\n\n%s, **%s** [%s](https://example.org/%s) `%s`.\n\n- %s\n- %s".formatted(text(3), text(60),
				text(2), text(2), text(1), text(1), text(6), text(6));
	}

	private String text(int words) {
		return Stream.generate(this::anyWord).limit(words).collect(Collectors.joining(" "));
	}

	private String anyWord() {
		int place = Arrays.binarySearch(this.frequencies,
				this.random.nextDouble() * this.frequencies[this.frequencies.length - 1]);
		return this.vocabulary.get((place < 0) ? -place - 1 : place);
	}

	private static double[] frequencies() {
		double[] sums = IntStream.rangeClosed(1, WORDS).mapToDouble((place) -> 1.0 / place).toArray();
		Arrays.parallelPrefix(sums, Double::sum);
		return sums;
	}

	private List<String> vocabulary() {
		Set<String> words = new LinkedHashSet<>();
		while (words.size() < WORDS) {
			words.add(IntStream.range(0, this.random.nextInt(2, 5))
				.mapToObj((syllable) -> any("bcdfghklmnprstvwz") + any("aeiou"))
				.collect(Collectors.joining("", "", any("nrkxmp"))));
		}
		return new ArrayList<>(words);
	}

	private String any(String letters) {
		return String.valueOf(letters.charAt(this.random.nextInt(letters.length())));
	}

}

package dev.colophon.content.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.colophon.content.TestDatabase;
import dev.colophon.content.page.Manuscript;
import dev.colophon.content.page.Page;
import dev.colophon.content.page.Pages;
import dev.colophon.content.page.Slug;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, Pages.class, Search.class, SearchIndex.class })
class SearchIndexTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

	@Autowired
	private Pages pages;

	@Autowired
	private Search search;

	@Autowired
	private SearchIndex index;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void findsWordsInTheirOtherForms() {
		add("deployment", "Deployment", "Each service is deployed alone.");
		assertThat(find("deploys")).containsExactly("deployment");
		assertThat(find("DEPLOYING service")).containsExactly("deployment");
		assertThat(find("deploy nothing")).isEmpty();
	}

	@Test
	void putsATitleBeforeATextThatRepeatsTheWord() {
		add("a", "Other things", "kafka ".repeat(200));
		add("z", "Kafka", "A log.");
		assertThat(find("kafka")).containsExactly("z", "a");
	}

	@Test
	void putsADescriptionAndATagBeforeAText() {
		add("a", "One", "Some kafka.");
		add("y", manuscript("Two", "All about kafka.", "Text.", false, List.of()), MONDAY);
		add("z", manuscript("Three", "A description.", "Text.", false, List.of("kafka")), MONDAY);
		assertThat(find("kafka")).containsExactlyInAnyOrder("a", "y", "z").endsWith("a");
	}

	@Test
	void findsWordsSideBySide() {
		add("a", "A", "A message broker keeps it.");
		add("b", "B", "A broker of every message.");
		assertThat(find("\"message broker\"")).containsExactly("a");
		assertThat(find("message broker")).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void leavesOutWhatHasAWordAfterAMinus() {
		add("a", "Kafka", "A log with partitions.");
		add("b", "Kafka", "A log.");
		assertThat(find("kafka -partitions")).containsExactly("b");
		assertThat(find("log -\"a log\"")).isEmpty();
	}

	@Test
	void isContentWithOneOfTwoWords() {
		add("a", "A", "Apples.");
		add("b", "B", "Pears.");
		assertThat(find("apples or pears")).containsExactlyInAnyOrder("a", "b");
	}

	@Test
	void takesAWordThatIsNowhereForTheBeginningOfOne() {
		add("a", "Kubernetes", "Text.");
		assertThat(find("kub")).containsExactly("a");
		assertThat(find("ku")).isEmpty();
		add("b", "Kub", "Text.");
		assertThat(find("kub")).containsExactly("b");
	}

	@Test
	void findsNoHiddenPage() {
		add("a", manuscript("Kafka", "Kafka.", "Kafka.", true, List.of("kafka")), MONDAY);
		assertThat(find("kafka")).isEmpty();
	}

	@Test
	void noticesThatAPageHasChanged() {
		add("a", "Title", "Apples.");
		this.jdbc.sql("update page set markdown = 'Pears.', title = 'Cherries'").update();
		assertThat(find("apples")).isEmpty();
		assertThat(find("pears cherries")).containsExactly("a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "the", "and with", "!", "\"", "'", "\\", "--", "&|!()<->:*", "%", "\uD83D\uDE80" })
	void saysThatThereIsNothingToLookFor(String query) {
		assertThat(this.search.results(new Query(query), 0, 20).hint()).startsWith("There is nothing to look for");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-kafka", "-kafka -log", "kafka or -log" })
	void saysThatAQueryHasNoWordToLookFor(String query) {
		add("a", "A", "Apples.");
		assertThat(this.search.results(new Query(query), 0, 20).hint()).contains("Add a word that it should have");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nosuch", "nosuch thing", "\"nosuch thing\"", "a & nosuch", "nosuch:*", "<nosuch>",
			"x' or '1'='1" })
	void saysThatNoPageHasTheWords(String query) {
		add("a", "A", "Apples.");
		assertThat(this.search.results(new Query(query), 0, 20).hint()).isEqualTo("No page has all of these words.");
	}

	@Test
	void givesAPartAtATime() {
		IntStream.range(0, 5).forEach((page) -> add("page-" + page, "Kafka", "Text."));
		Results second = this.search.results(new Query("kafka"), 1, 2);
		assertThat(slugs(second)).containsExactly("page-2", "page-3");
		assertThat(second.total()).isEqualTo(5);
		assertThat(second.hasNext()).isTrue();
		Results last = this.search.results(new Query("kafka"), 2, 2);
		assertThat(slugs(last)).containsExactly("page-4");
		assertThat(last.hasNext()).isFalse();
		Results none = this.search.results(new Query("kafka"), 1000, 50);
		assertThat(none.items()).isEmpty();
		assertThat(none.total()).isEqualTo(5);
	}

	@Test
	void comparesTheLatestChangedWhereMostPagesHaveTheWord() {
		int pages = SearchIndex.MOST_COMPARED + 20;
		IntStream.range(0, pages)
			.forEach((page) -> add("page-" + page, manuscript("Title", "A description.", "Kafka.", false, List.of()),
					MONDAY.plus(page, ChronoUnit.HOURS)));
		add("old", manuscript("Kafka", "A description.", "Text.", false, List.of()), Instant.EPOCH);
		Results results = this.search.results(new Query("kafka"), 0, 1);
		assertThat(slugs(results)).containsExactly("old");
		assertThat(results.total()).isEqualTo(SearchIndex.MOST_COMPARED + 1);
		List<String> found = IntStream.range(0, 11)
			.mapToObj((number) -> this.search.results(new Query("kafka"), number, 50))
			.flatMap((part) -> slugs(part).stream())
			.toList();
		assertThat(found).contains("page-20", "page-" + (pages - 1)).doesNotContain("page-19", "page-0");
	}

	@Test
	void showsWhereTheWordsAre() {
		add("a", "A", "Some **brokers** & [queues](https://example.org/queues).");
		assertThat(excerpt("broker queue")).isEqualTo("Some <mark>brokers</mark> &amp; <mark>queues</mark>");
	}

	@Test
	void showsTextThatLooksLikeHtmlAsText() {
		add("a", "A", "Kafka \u0002 \u0003 `<script>alert(1)</script>` <mark>x</mark> &lt;b onclick=\"x\"&gt; </mark>");
		assertThat(excerpt("kafka")).startsWith("<mark>Kafka</mark>").doesNotContain("\u0002", "\u0003");
		assertThat(excerpt("kafka").replaceFirst("<mark>Kafka</mark>", "")).doesNotContain("<", ">", "\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# Heading #                             | Heading
			Some **bold**, _thin_ and `code`.       | Some bold, thin and code.
			A snake_case_name and 2 * 3             | A snake_case_name and 2 3
			[Text](https://example.org/a_(b)) more  | Text more
			![Picture](a.png) [ref][1] note[^1]     | Picture ref note
			See <https://example.org/x> there       | See there
			See https://example.org/x there         | See there
			a<br>b <span class="x">c</span>         | a b c
			List<String> &amp; &lt;T&gt;            | List< String> & < T>
			> 1. quoted                             | quoted
			Term {#anchor .class}                   | Term
			~~gone~~ \\*star\\*                     | gone star
			""")
	void readsMarkdownAsTextIsRead(String markdown, String text) {
		assertThat(plainText(markdown)).isEqualTo(text);
	}

	@Test
	void readsBlocksOfMarkdownAsTextIsRead() {
		assertThat(plainText("""
				Setext
				======

				* one
				* two

				| a | b |
				|---|:-:|
				| c | d |

				```java
				var x = 1;
				```

				    :::python
				    import os

				<!-- a
				comment -->

				***

				[1]: https://example.org "Title"
				[^1]: A footnote.
				""")).isEqualTo("Setext one two a b c d var x = 1; import os A footnote.");
	}

	@Test
	void takesPagesOfAnyLengthAndLooksIntoTheirBeginning() {
		Random random = new Random(1);
		String words = IntStream.range(0, 150_000)
			.mapToObj((word) -> "ä" + Integer.toString(random.nextInt(Integer.MAX_VALUE), 36))
			.collect(Collectors.joining("-"));
		add("a", manuscript("Kafka", "ü ".repeat(100_000), words, false, List.of("tag ".repeat(100_000))), MONDAY);
		add("b", "B", "early " + "x ".repeat(500_000) + "late");
		assertThat(find("kafka")).containsExactly("a");
		assertThat(find("early")).containsExactly("b");
		assertThat(find("late")).isEmpty();
	}

	@Test
	void partsWhatUnderscoresHoldTogetherForLong() {
		String text = plainText("find " + "_a".repeat(25_000) + " some_ordinary_name");
		assertThat(text.split(" ")).allSatisfy((word) -> assertThat(word).hasSizeLessThan(110))
			.startsWith("find")
			.endsWith("some_ordinary_name");
		assertThat(text.replace(" ", "")).contains("a_".repeat(24_990));
		add("a", "A", "find " + "_a".repeat(25_000));
		assertThat(find("find")).containsExactly("a");
	}

	@Test
	void ranksAndMarksByFewWordsAsTheyAreWrittenAndByManyEachOnce() {
		Wanted few = this.index.wanted(new Query("\"message broker\" kafka log"));
		assertThat(few.ranked()).isEqualTo(few.words()).isEqualTo("'messag' <-> 'broker' & 'kafka' & 'log'");
		Wanted many = this.index.wanted(new Query("kafka brokers \"kafka log\" broker -kafka O'Reilly"));
		assertThat(many.ranked()).isEqualTo("'broker' | 'kafka' | 'log' | 'o' | 'reilli'");
	}

	@ParameterizedTest
	@MethodSource("dev.colophon.content.search.HostileQueries#all")
	void comparesAndMarksNoWordAgainAndAgain(String query) {
		List<String> words = Pattern.compile("'(?:[^']|'')*'")
			.matcher(this.index.wanted(new Query(query)).ranked())
			.results()
			.map(MatchResult::group)
			.toList();
		assertThat(words.size() <= 4 || words.size() == Set.copyOf(words).size()).as("%s", words).isTrue();
	}

	@Test
	void marksAllOfManyWords() {
		add("a", "A", "The quick brown fox jumps over lazy dogs at rivers.");
		assertThat(excerpt("rivers dogs lazy jump fox brown quick")).isEqualTo(
				"<mark>quick</mark> <mark>brown</mark> <mark>fox</mark> <mark>jumps</mark> over <mark>lazy</mark> <mark>dogs</mark> at <mark>rivers</mark>");
	}

	private String plainText(String markdown) {
		return this.jdbc.sql("select plain_text(:markdown)").param("markdown", markdown).query(String.class).single();
	}

	private String excerpt(String query) {
		return this.search.results(new Query(query), 0, 1).items().getFirst().excerpt();
	}

	private List<String> find(String query) {
		return slugs(this.search.results(new Query(query), 0, 50));
	}

	private static List<String> slugs(Results results) {
		return results.items().stream().map((result) -> result.slug().value()).toList();
	}

	private void add(String slug, String title, String markdown) {
		add(slug, manuscript(title, "A description.", markdown, false, List.of()), MONDAY);
	}

	private void add(String slug, Manuscript manuscript, Instant time) {
		this.pages.put(new Page(new Slug(slug), manuscript, time, time));
	}

	private static Manuscript manuscript(String title, String description, String markdown, boolean hidden,
			List<String> tags) {
		return new Manuscript(title, description, "A question?", "book", markdown, List.of(), List.of(), hidden, null,
				tags);
	}

}

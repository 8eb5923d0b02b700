package dev.colophon.newsletter.content;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.issue.ContentService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers of a content-service that has gone on: with more in them than is known here, or
 * less, in another order, and larger.
 */
@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@Import({ TestDatabase.class, TestClock.class })
class TolerantReaderTests {

	private static final Instant FROM = Instant.parse("2026-10-01T08:00:00Z");

	private static final Instant UNTIL = Instant.parse("2026-11-01T08:00:00Z");

	private static final ContentService CONTENT = new ContentService();

	private static final List<String> UNKNOWN = List.of("\"rank\": 1.5", "\"links\": {\"self\": [null]}",
			"\"state\": \"archived\"", "\"note\": \"" + "x".repeat(20_000) + "\"", "\"title2\": null",
			"\"slug\": \"a\"");

	@Autowired
	private ContentClient client;

	@DynamicPropertySource
	static void content(DynamicPropertyRegistry properties) {
		properties.add("colophon.content-service.url", CONTENT::url);
	}

	@AfterAll
	static void stop() {
		CONTENT.close();
	}

	@RepeatedTest(100)
	void readsWhatItNeeds(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		int pages = random.nextInt(1, 30);
		boolean isOlder = random.nextInt(4) == 0;
		String answer = object(random, "\"total\": " + pages,
				"\"items\": [" + IntStream.range(0, pages)
					.mapToObj((number) -> page(number, isOlder, random))
					.collect(Collectors.joining(", ")) + "]");
		CONTENT.says(List.of("application/json", "application/json;charset=utf-8", "application/json; profile=v2")
			.get(random.nextInt(3)), answer);
		assertThat(this.client.changed(FROM, UNTIL)).containsExactlyElementsOf(IntStream.range(0, pages)
			.mapToObj((number) -> new ChangedPage("Größe " + number, "Text", "/" + number + ".html", !isOlder))
			.toList());
	}

	/**
	 * @param isOlder whether it comes from a content-service that does not say when a
	 * page was created
	 */
	private static String page(int number, boolean isOlder, Random random) {
		List<String> members = new ArrayList<>(
				List.of("\"title\": \"Größe " + number + "\"", "\"description\": \"Text\"",
						"\"address\": \"/" + number + ".html\"", "\"updatedAt\": \"2026-10-02T00:00:00.123456789Z\""));
		if (!isOlder) {
			members.add("\"createdAt\": \"2026-10-02T00:00:00Z\"");
		}
		return object(random, members.toArray(String[]::new));
	}

	private static String object(Random random, String... members) {
		List<String> all = new ArrayList<>(List.of(members));
		for (int count = random.nextInt(4); count > 0; count--) {
			all.add(UNKNOWN.get(random.nextInt(UNKNOWN.size())));
		}
		all = new ArrayList<>(all.stream().distinct().toList());
		Collections.shuffle(all, random);
		return "{ " + String.join(", ", all) + " }";
	}

}

package dev.colophon.toc.contents;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many editors at once, each of whom reads, moves what they have read, and reads again
 * where somebody else was faster.
 */
@EditorTest
class ConcurrentEditingTests {

	private static final int EDITORS = 8;

	private static final int MOVES = 10;

	private static final int ENTRIES = 9;

	@Autowired
	private EditorClient editor;

	@Autowired
	private Chapters chapters;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void neverLosesOrDoublesAnEntry() {
		Toc before = new Toc(List.of(chapter("a"), chapter("b"), chapter("c")));
		this.chapters.change((toc) -> before);
		long edition = edition();
		AtomicInteger refused = new AtomicInteger();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture
				.allOf(IntStream.range(0, EDITORS)
					.mapToObj((number) -> CompletableFuture.runAsync(() -> moveEntries(number, refused), executor))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		assertThat(slugs(this.chapters.toc())).containsExactlyInAnyOrderElementsOf(slugs(before).toList());
		assertThat(places()).isNotEmpty().allSatisfy((places) -> assertThat(places).isEqualTo(counted(places)));
		assertThat(edition() - edition).isEqualTo(EDITORS * MOVES);
		assertThat(refused).hasPositiveValue();
	}

	@Test
	void addsAnEntryForOneOfThoseWhoAddTheSame() {
		this.chapters.change((toc) -> new Toc(List.of(chapter("a"))));
		Queue<Integer> answers = new ConcurrentLinkedQueue<>();
		together((number) -> answers.add(this.editor.post(entry("new")).statusCode()));
		assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201).hasSize(EDITORS);
		assertThat(slugs(this.chapters.toc())).hasSize(ENTRIES + 1);
	}

	@Test
	void addsAllEntriesThatAreAddedAtTheSamePlace() {
		this.chapters.change((toc) -> new Toc(List.of(chapter("a"))));
		together((number) -> assertThat(this.editor.post(entry("new-" + number)).statusCode()).isEqualTo(201));
		assertThat(slugs(this.chapters.toc())).hasSize(ENTRIES + EDITORS).doesNotHaveDuplicates();
		assertThat(places()).containsExactly(counted(places().getFirst()));
	}

	private void together(IntConsumer editing) {
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture
				.allOf(IntStream.range(0, EDITORS)
					.mapToObj((number) -> CompletableFuture.runAsync(() -> editing.accept(number), executor))
					.toArray(CompletableFuture[]::new))
				.join();
		}
	}

	private static String entry(String slug) {
		return "{\"slug\": \"%s\", \"title\": \"New\", \"after\": \"a-0\"}".formatted(slug);
	}

	private void moveEntries(int number, AtomicInteger refused) {
		Random random = new Random(number);
		for (int moved = 0; moved < MOVES;) {
			HttpResponse<String> answer = move(random);
			if (answer.statusCode() == 412) {
				refused.incrementAndGet();
			}
			else {
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
				moved++;
			}
		}
	}

	/**
	 * A move that changes something, whatever was read: half of them by a patch, the
	 * others by all contents.
	 */
	private HttpResponse<String> move(Random random) {
		HttpResponse<String> read = this.editor.get("/toc", "application/json");
		List<String> entries = EditorClient.json(read)
			.findValues("entries")
			.stream()
			.flatMap((chapter) -> chapter.valueStream())
			.map((entry) -> entry.get("slug").stringValue())
			.toList();
		int from = 1 + random.nextInt(entries.size() - 1);
		String moved = entries.get(from);
		String before = entries.get(from - 1);
		if (random.nextBoolean()) {
			return this.editor.patch(moved, "{\"before\": \"%s\"}".formatted(before), EditorClient.etag(read));
		}
		String swapped = read.body()
			.replace(quoted(moved), "\"?\"")
			.replace(quoted(before), quoted(moved))
			.replace("\"?\"", quoted(before));
		return this.editor.put(swapped, EditorClient.etag(read));
	}

	private static String quoted(String slug) {
		return "\"" + slug + "\"";
	}

	private static Chapter chapter(String name) {
		return new Chapter(new Slug(name), name,
				IntStream.range(0, ENTRIES)
					.mapToObj((number) -> new Entry(new Slug(name + "-" + number), "Entry"))
					.toList());
	}

	private static Stream<Slug> slugs(Toc toc) {
		return toc.chapters().stream().flatMap((chapter) -> chapter.entries().stream()).map(Entry::slug);
	}

	private List<List<Integer>> places() {
		List<String> names = this.jdbc.sql("select slug from chapter").query(String.class).list();
		return names.stream()
			.map((name) -> this.jdbc.sql("select place from entry where chapter = :chapter order by place")
				.param("chapter", name)
				.query(Integer.class)
				.list())
			.toList();
	}

	private static List<Integer> counted(List<Integer> places) {
		return IntStream.rangeClosed(1, places.size()).boxed().toList();
	}

	private long edition() {
		return this.jdbc.sql("select number from edition").query(Long.class).single();
	}

}

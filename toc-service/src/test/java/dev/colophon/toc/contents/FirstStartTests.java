package dev.colophon.toc.contents;

import java.io.IOException;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.colophon.toc.ExpectedEntries;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

@StorageTest
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class FirstStartTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	@Autowired
	private FirstStart firstStart;

	@Autowired
	private Chapters chapters;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private PlatformTransactionManager transactions;

	@Test
	void fillsTheDatabaseWithAllEntriesInTheirOrder() throws IOException {
		start();
		assertThat(entries()).hasSize(62).containsExactlyElementsOf(ExpectedEntries.lines());
	}

	@Test
	void happensOnce() {
		start();
		this.jdbc.sql("delete from entry where slug <> 'vim'").update();
		start();
		assertThat(entries()).containsExactly("/vim.html Vim");
	}

	@Test
	void happensOnceWhenManyStartTogether() throws IOException {
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Void>> starts = List.of(startIn(executor), startIn(executor), startIn(executor),
					startIn(executor));
			assertThat(starts).allSatisfy((start) -> assertThat(start).succeedsWithin(SOON));
		}
		assertThat(entries()).containsExactlyElementsOf(ExpectedEntries.lines());
	}

	@Test
	void waitsForOneThatIsUnderWay() throws IOException {
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Void> second = new TransactionTemplate(this.transactions)
				.execute((first) -> startWhileAnotherIsUnderWay(executor));
			assertThat(second).succeedsWithin(SOON);
		}
		assertThat(entries()).containsExactlyElementsOf(ExpectedEntries.lines());
	}

	@Test
	void isMadeUpForWhenTheOneUnderWayFails() throws IOException {
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Void> second = new TransactionTemplate(this.transactions).execute((first) -> {
				first.setRollbackOnly();
				return startWhileAnotherIsUnderWay(executor);
			});
			assertThat(second).succeedsWithin(SOON);
		}
		assertThat(entries()).containsExactlyElementsOf(ExpectedEntries.lines());
	}

	private CompletableFuture<Void> startWhileAnotherIsUnderWay(ExecutorService executor) {
		start();
		CompletableFuture<Void> second = startIn(executor);
		Awaitility.await().until(this::somebodyWaits);
		assertThat(second).isNotDone();
		return second;
	}

	private boolean somebodyWaits() {
		return this.jdbc.sql("select exists (select from pg_locks where not granted)").query(Boolean.class).single();
	}

	private CompletableFuture<Void> startIn(ExecutorService executor) {
		return CompletableFuture.runAsync(this::start, executor);
	}

	private void start() {
		this.firstStart.afterSingletonsInstantiated();
	}

	private List<String> entries() {
		return this.chapters.toc()
			.chapters()
			.stream()
			.flatMap((chapter) -> chapter.entries().stream())
			.map((entry) -> entry.address() + " " + entry.title())
			.toList();
	}

}

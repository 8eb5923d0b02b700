package dev.colophon.newsletter.outbox;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase.Replace.NONE;

@JdbcTest(properties = "colophon.sending.per-minute=10")
@AutoConfigureTestDatabase(replace = NONE)
@Import({ TestDatabase.class, TestClock.class, Outbox.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class OutboxTests {

	@Autowired
	private Outbox outbox;

	@Autowired
	private TestClock clock;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	@AfterEach
	void startAnew() {
		this.clock.reset();
		this.jdbc.sql("truncate mail, issue, subscription cascade").update();
		this.jdbc.sql("update sending set paused = false, minute = '-infinity', taken = 0").update();
	}

	@Test
	void givesNoMoreThanAMinuteMayHave() {
		add(25);
		assertThat(this.outbox.take(6)).hasSize(6);
		assertThat(this.outbox.take(6)).hasSize(4);
		assertThat(this.outbox.take(6)).isEmpty();
		this.clock.pass(Duration.ofMinutes(1));
		assertThat(this.outbox.take(20)).hasSize(10);
		this.clock.pass(Duration.ofSeconds(59));
		assertThat(this.outbox.take(20)).isEmpty();
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(this.outbox.take(20)).hasSize(5);
	}

	@Test
	void givesAllInstancesTogetherNoMore() throws Exception {
		add(100);
		Callable<List<Waiting>> instance = () -> this.outbox.take(3);
		int taken = 0;
		try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var one : instances.invokeAll(Stream.generate(() -> instance).limit(20).toList())) {
				taken += one.get().size();
			}
		}
		assertThat(taken).isEqualTo(10);
	}

	@Test
	void givesNothingWhileItIsPaused() {
		add(5);
		this.outbox.pause(true);
		assertThat(this.outbox.take(5)).isEmpty();
		this.outbox.pause(false);
		assertThat(this.outbox.take(5)).hasSize(5);
	}

	@Test
	void givesConfirmationsBeforeIssues() {
		add(5);
		this.jdbc.sql("""
				insert into issue (subject, markdown, covers_until, created_at, updated_at)
				values ('a', 'b', now(), now(), now())
				""").update();
		this.jdbc.sql("""
				insert into mail (kind, issue_id, created_at, due_at) select 'issue', id, :early, :early from issue
				""").param("early", Timestamp.from(TestClock.START.minusSeconds(60))).update();
		assertThat(this.outbox.take(6).stream().map(Waiting::kind)).startsWith(Kind.CONFIRMATION).endsWith(Kind.ISSUE);
	}

	@Test
	void takesNothingBackThatSomebodyElseHasTakenMeanwhile() {
		add(1);
		List<Waiting> first = this.outbox.take(1);
		this.clock.pass(Duration.ofMinutes(6));
		List<Waiting> second = this.outbox.take(1);
		this.outbox.giveBack(first);
		this.outbox.postpone(first.getFirst(), "late");
		assertThat(this.outbox.take(1)).isEmpty();
		this.outbox.giveBack(second);
		assertThat(this.outbox.take(1)).singleElement().extracting(Waiting::attempts).isEqualTo(2);
	}

	private void add(int mails) {
		this.jdbc
			.sql("""
					insert into mail (kind, created_at, due_at) select 'confirmation', :now, :now from generate_series(1, :mails)
					""")
			.param("now", Timestamp.from(TestClock.START))
			.param("mails", mails)
			.update();
	}

}

package dev.colophon.newsletter.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.MOCK)
@Import({ TestDatabase.class, TestClock.class })
class ScheduleTests {

	private static final Duration POLL = Duration.ofMillis(10);

	private static final Duration DELAY = Duration.ofMillis(50);

	private final Queue<Instant> times = new ConcurrentLinkedQueue<>();

	private final Queue<String> instances = new ConcurrentLinkedQueue<>();

	@Autowired
	private DataSource database;

	@Autowired
	private JdbcClient jdbc;

	@AfterEach
	void forget() {
		this.jdbc.sql("delete from scheduled_tasks where task_name = 'counted'").update();
	}

	/**
	 * Whoever sees first that a time has come has it: were there two schedules, their
	 * times would be closer together.
	 */
	@Test
	void letsOneOfTwoInstancesHaveEachTime() {
		Schedule first = instance("first");
		Schedule second = instance("second");
		try {
			first.begin();
			second.begin();
			await().atMost(Duration.ofMinutes(1))
				.until(() -> this.times.size() >= 20 && this.instances.containsAll(List.of("first", "second")));
		}
		finally {
			first.stop();
			second.stop();
		}
		List<Instant> inOrder = this.times.stream().sorted().toList();
		for (int i = 1; i < inOrder.size(); i++) {
			assertThat(Duration.between(inOrder.get(i - 1), inOrder.get(i))).isGreaterThanOrEqualTo(DELAY);
		}
	}

	private Schedule instance(String name) {
		RecurringTask<Void> task = Tasks.recurring("counted", Schedules.fixedDelay(DELAY))
			.execute((execution, context) -> {
				this.times.add(context.getExecution().executionTime);
				this.instances.add(name);
			});
		return new Schedule(this.database, List.of(task), POLL);
	}

}

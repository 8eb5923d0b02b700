package dev.colophon.newsletter.schedule;

import java.time.Duration;
import java.util.List;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Runs what comes back at its times. db-scheduler keeps the next time of each task in the
 * database and lets one instance have it.
 */
@Component
class Schedule implements SmartLifecycle {

	private final DataSource database;

	private final List<RecurringTask<?>> tasks;

	private @Nullable Scheduler scheduler;

	private final Duration poll;

	Schedule(DataSource database, List<RecurringTask<?>> tasks, @Value("${colophon.schedule.poll}") Duration poll) {
		this.database = database;
		this.poll = poll;
		this.tasks = tasks;
	}

	@EventListener(ApplicationReadyEvent.class)
	synchronized void begin() {
		if (this.scheduler == null) {
			// The name would be that of the machine, which nobody needs to know.
			Scheduler started = Scheduler.create(this.database)
				.schedulerName(new SchedulerName.Fixed("newsletter-service-" + ProcessHandle.current().pid()))
				.startTasks(this.tasks)
				.threads(1)
				.pollingInterval(this.poll)
				.build();
			started.start();
			this.scheduler = started;
		}
	}

	@Override
	public void start() {
		// Not before the application is ready.
	}

	@Override
	public synchronized void stop() {
		if (this.scheduler != null) {
			this.scheduler.stop();
			this.scheduler = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.scheduler != null;
	}

}

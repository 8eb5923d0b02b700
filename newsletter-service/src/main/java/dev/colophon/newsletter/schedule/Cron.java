package dev.colophon.newsletter.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

import org.springframework.scheduling.support.CronExpression;

/**
 * The times of a cron expression, as Spring reads it, on the clock of a place.
 */
public record Cron(CronExpression expression, ZoneId zone) implements Schedule {

	@Override
	public Instant getNextExecutionTime(ExecutionComplete last) {
		return next(last.getTimeDone());
	}

	@Override
	public Instant getInitialExecutionTime(Instant now) {
		return next(now);
	}

	@Override
	public boolean isDeterministic() {
		return true;
	}

	Instant next(Instant after) {
		ZonedDateTime next = this.expression.next(after.atZone(this.zone));
		return Objects.requireNonNull(next, "the cron expression has no next time").toInstant();
	}

}

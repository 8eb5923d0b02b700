package dev.colophon.newsletter.subscription;

import java.time.Duration;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.colophon.newsletter.outbox.Outbox;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Once an hour, deletes what is not needed any more.
 */
@Configuration(proxyBeanMethods = false)
class Housekeeping {

	private static final Duration AGE_OF_LETTERS = Duration.ofDays(30);

	@Bean
	RecurringTask<Void> hourly(Subscriptions subscriptions, Outbox outbox) {
		return Tasks.recurring("housekeeping", FixedDelay.ofHours(1)).execute((task, context) -> {
			subscriptions.purge();
			outbox.forget(AGE_OF_LETTERS);
		});
	}

}

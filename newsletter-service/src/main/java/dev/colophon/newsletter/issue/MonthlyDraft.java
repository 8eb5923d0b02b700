package dev.colophon.newsletter.issue;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.colophon.newsletter.schedule.Cron;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.support.CronExpression;

/**
 * Makes a draft when its time has come. Where content-service does not answer, it is
 * tried again until it does.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssueSettings.class)
class MonthlyDraft {

	private static final Logger log = LoggerFactory.getLogger(MonthlyDraft.class);

	@Bean
	RecurringTask<Void> draft(Drafting drafting, Issues issues, IssueSettings settings) {
		Cron times = new Cron(CronExpression.parse(settings.cron()), settings.zone());
		FailureHandler<Void> later = (complete, operations) -> operations.reschedule(complete,
				complete.getTimeDone().plus(settings.retryAfter()));
		return Tasks.recurring("draft", times)
			.onFailure(later)
			.execute((task, context) -> drafting.draft()
				.ifPresentOrElse((issue) -> made(issue, issues, settings),
						() -> log.info("Nothing changed: there is no issue")));
	}

	static void made(Issue issue, Issues issues, IssueSettings settings) {
		log.info("Issue {} is drafted", issue.id());
		if (settings.autoSend()) {
			issues.deliver(issue.id());
			log.info("Issue {} is handed to the outbox", issue.id());
		}
	}

}

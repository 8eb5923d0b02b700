package dev.colophon.newsletter.issue;

import java.time.Duration;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.scheduling.support.CronExpression;

/**
 * When issues are made.
 *
 * @param cron when a draft is made, as Spring writes cron expressions
 * @param zone whose clock that is
 * @param autoSend whether it is sent without an editor
 * @param retryAfter how long to wait where content-service does not say what changed
 */
@ConfigurationProperties("colophon.issues")
record IssueSettings(String cron, ZoneId zone, boolean autoSend, Duration retryAfter) {

	IssueSettings {
		if (!CronExpression.isValidExpression(cron)) {
			throw new IllegalArgumentException("'" + cron + "' is no cron expression, as '0 0 8 1 * *' is");
		}
	}

}

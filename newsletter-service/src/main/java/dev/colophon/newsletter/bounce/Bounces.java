package dev.colophon.newsletter.bounce;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.address.InvalidEmailAddress;
import dev.colophon.newsletter.key.SubscriptionTokens;
import dev.colophon.newsletter.outbox.Outbox;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What bounces do to subscriptions, in PostgreSQL.
 */
@Repository
class Bounces {

	private static final int MOST_SOFT_BOUNCES = 5;

	private static final Duration REMEMBERED = Duration.ofDays(30);

	private final JdbcClient jdbc;

	private final Outbox outbox;

	private final SubscriptionTokens tokens;

	private final Clock clock;

	Bounces(JdbcClient jdbc, Outbox outbox, SubscriptionTokens tokens, Clock clock) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.tokens = tokens;
		this.clock = clock;
	}

	/**
	 * Takes a report, once. One about somebody who is not known is taken too: nobody can
	 * ask who is on the list.
	 * @param id of the report, the same however often it is sent
	 */
	@Transactional
	void take(String id, Report report) {
		boolean isNew = this.jdbc
			.sql("insert into bounce_report (id, received_at) values (:id, :now) on conflict do nothing")
			.param("id", id)
			.param("now", now())
			.update() == 1;
		if (isNew) {
			subscription(report).ifPresent((subscription) -> end(subscription, report));
			this.jdbc.sql("delete from bounce_report where received_at < :before")
				.param("before", Timestamp.from(this.clock.instant().minus(REMEMBERED)))
				.update();
		}
	}

	private Optional<Long> subscription(Report report) {
		if (report.token() != null) {
			OptionalLong id = this.tokens.subscription(report.token());
			return id.isPresent() ? Optional.of(id.getAsLong()) : Optional.empty();
		}
		try {
			return this.jdbc.sql("select id from subscription where normalized_email = :address")
				.param("address", new EmailAddress(String.valueOf(report.email())).normalized())
				.query(Long.class)
				.optional();
		}
		catch (InvalidEmailAddress ex) {
			return Optional.empty();
		}
	}

	private void end(long subscription, Report report) {
		Report.Type type = report.type();
		if (type == Report.Type.SOFT_BOUNCE && softBounces(subscription) < MOST_SOFT_BOUNCES) {
			return;
		}
		String status = (type == Report.Type.COMPLAINT) ? "complained"
				: (type == Report.Type.UNSUBSCRIPTION) ? "left" : "bounced";
		// Who complained is never mailed again, and who left has left.
		this.jdbc.sql("""
				update subscription
				set status = :status, former_status = null, ended_at = :now
				where id = :id and (status in ('pending', 'confirmed') or :status = 'complained')
				""").param("status", status).param("now", now()).param("id", subscription).update();
		this.jdbc.sql("delete from confirmation_token where subscription_id = :id").param("id", subscription).update();
		this.outbox.drop(subscription);
	}

	private int softBounces(long subscription) {
		return this.jdbc
			.sql("update subscription set soft_bounces = soft_bounces + 1 where id = :id returning soft_bounces")
			.param("id", subscription)
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

}

package dev.colophon.newsletter.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails that wait to be sent, in PostgreSQL. Any number of instances take from it: a
 * mail belongs to who took it until it is marked, or until the lease has run out.
 */
@Repository
@EnableConfigurationProperties(SendingSettings.class)
public class Outbox {

	private static final Duration LONGEST_WAIT = Duration.ofHours(4);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final SendingSettings settings;

	Outbox(JdbcClient jdbc, Clock clock, SendingSettings settings) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.settings = settings;
	}

	/**
	 * Adds a mail, in the transaction of whoever asks for it.
	 * @param isWanted whether it is to be sent: a mail that is not takes as long to add,
	 * and is deleted later
	 */
	public void add(Kind kind, long subscription, boolean isWanted) {
		this.jdbc.sql("""
				insert into mail (kind, subscription_id, created_at, due_at)
				values (:kind, :subscription, :now, :due)
				""")
			.param("kind", kind.column())
			.param("subscription", subscription)
			.param("now", now())
			.param("due", isWanted ? now() : null)
			.update();
	}

	/**
	 * Adds a mail that shows an issue to somebody before it is sent.
	 */
	public void addTest(long issue, String recipient) {
		this.jdbc.sql("""
				insert into mail (kind, issue_id, recipient, created_at, due_at)
				values ('test', :issue, :recipient, :now, :now)
				""").param("issue", issue).param("recipient", recipient).param("now", now()).update();
	}

	/**
	 * Adds a mail with an issue for everybody who has confirmed, in the transaction of
	 * whoever asks for it. Nobody gets two.
	 */
	public int addForEverybody(long issue) {
		return this.jdbc.sql("""
				insert into mail (kind, subscription_id, issue_id, created_at, due_at)
				select 'issue', id, :issue, :now, :now from subscription where status = 'confirmed'
				on conflict (issue_id, subscription_id) do nothing
				""").param("issue", issue).param("now", now()).update();
	}

	/**
	 * How far the mails with an issue have come.
	 */
	public Progress progress(long issue) {
		List<Failure> failures = this.jdbc.sql("""
				select reason, count(*) as mails from mail
				where issue_id = :issue and kind = 'issue' and failed_at is not null
				group by reason order by count(*) desc, reason limit 20
				""")
			.param("issue", issue)
			.query((row, number) -> new Failure(row.getString("reason"), row.getLong("mails")))
			.list();
		return this.jdbc.sql("""
				select count(*) as total, count(sent_at) as sent, count(failed_at) as failed, count(due_at) as waiting
				from mail
				where issue_id = :issue and kind = 'issue'
				""")
			.param("issue", issue)
			.query((row, number) -> new Progress(row.getLong("total"), row.getLong("sent"), row.getLong("failed"),
					row.getLong("waiting"), failures))
			.single();
	}

	/**
	 * How far the mails with an issue have come. Those that are neither sent nor failed
	 * nor waiting were for people who left meanwhile.
	 */
	public record Progress(long total, long sent, long failed, long waiting, List<Failure> failures) {

		/**
		 * How many there is nothing left to do for.
		 */
		public long done() {
			return this.total - this.waiting;
		}

	}

	/**
	 * Why mails failed, and how many.
	 */
	public record Failure(String reason, long mails) {
	}

	/**
	 * Takes mails that are due, confirmations first.
	 */
	@Transactional
	List<Waiting> take(int most) {
		int allowed = allowance(most);
		List<Waiting> taken = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			if (taken.size() < allowed) {
				taken.addAll(take(kind, allowed - taken.size()));
			}
		}
		if (this.settings.perMinute() > 0 && !taken.isEmpty()) {
			this.jdbc.sql("update sending set taken = taken + :taken").param("taken", taken.size()).update();
		}
		return taken;
	}

	private List<Waiting> take(Kind kind, int most) {
		return this.jdbc.sql("""
				update mail
				set due_at = :lease, attempts = attempts + 1
				where id in (
				    select id from mail
				    where kind = :kind and due_at <= :now and not (select paused from sending)
				    order by due_at, id
				    limit :most
				    for update skip locked)
				returning id, subscription_id, issue_id, recipient, created_at, attempts
				""")
			.param("lease", Timestamp.from(this.clock.instant().plus(this.settings.lease())))
			.param("kind", kind.column())
			.param("now", now())
			.param("most", most)
			.query((row, number) -> new Waiting(row.getLong("id"), kind, row.getObject("subscription_id", Long.class),
					row.getObject("issue_id", Long.class), row.getString("recipient"),
					row.getTimestamp("created_at").toInstant(), row.getInt("attempts")))
			.list();
	}

	private int allowance(int most) {
		if (this.settings.perMinute() == 0) {
			return most;
		}
		Timestamp minute = Timestamp.from(this.clock.instant().truncatedTo(ChronoUnit.MINUTES));
		// Holds the row until the mails are taken: the instances share one allowance.
		return this.jdbc.sql("""
				update sending
				set minute = :minute, taken = case when minute = :minute then taken else 0 end
				returning least(:most, greatest(0, :perMinute - taken))
				""")
			.param("minute", minute)
			.param("most", most)
			.param("perMinute", this.settings.perMinute())
			.query(Integer.class)
			.single();
	}

	/**
	 * How many mails wait, by kind.
	 */
	public Map<String, Long> waiting() {
		Map<String, Long> waiting = new LinkedHashMap<>();
		for (Kind kind : Kind.values()) {
			waiting.put(kind.column(), waiting(kind));
		}
		return waiting;
	}

	long waiting(Kind kind) {
		return this.jdbc.sql("select count(*) from mail where kind = :kind and due_at is not null")
			.param("kind", kind.column())
			.query(Long.class)
			.single();
	}

	public boolean isPaused() {
		return this.jdbc.sql("select paused from sending").query(Boolean.class).single();
	}

	public void pause(boolean paused) {
		this.jdbc.sql("update sending set paused = :paused").param("paused", paused).update();
	}

	/**
	 * Marks mails that a server has taken.
	 */
	void markSent(Collection<Long> mails) {
		end("sent_at", null, mails);
	}

	/**
	 * Gives mails up that nobody wants any more.
	 */
	void drop(Collection<Long> mails) {
		this.jdbc.sql("update mail set due_at = null where id = any(:mails)")
			.param("mails", mails.toArray(Long[]::new))
			.update();
	}

	/**
	 * Gives a mail up that a server refused for good.
	 */
	void fail(long mail, String reason) {
		end("failed_at", reason, List.of(mail));
	}

	private void end(String when, @Nullable String reason, Collection<Long> mails) {
		this.jdbc.sql("""
				update mail
				set due_at = null, %s = :now, reason = :reason, recipient = null
				where id = any(:mails) and sent_at is null
				""".formatted(when))
			.param("now", now())
			.param("reason", reason)
			.param("mails", mails.toArray(Long[]::new))
			.update();
	}

	/**
	 * Tries a mail again later that a server refused for now.
	 * @return whether it will be: not if that has gone on for too long
	 */
	boolean postpone(Waiting mail, String reason) {
		Instant now = this.clock.instant();
		if (now.isAfter(mail.createdAt().plus(this.settings.giveUpAfter()))) {
			fail(mail.id(), reason);
			return false;
		}
		this.jdbc.sql("""
				update mail set due_at = :due, reason = :reason
				where id = :id and attempts = :attempts and due_at is not null
				""")
			.param("due", Timestamp.from(now.plus(pause(mail.attempts()))))
			.param("reason", reason)
			.param("id", mail.id())
			.param("attempts", mail.attempts())
			.update();
		return true;
	}

	private Duration pause(int attempts) {
		Duration pause = this.settings.retryAfter().multipliedBy(1L << Math.min(attempts - 1, 20));
		return (pause.compareTo(LONGEST_WAIT) < 0) ? pause : LONGEST_WAIT;
	}

	/**
	 * Puts mails back that were not tried, unless somebody else has them by now.
	 */
	void giveBack(Collection<Waiting> mails) {
		this.jdbc.sql("""
				update mail
				set due_at = :now, attempts = mail.attempts - 1
				from unnest(:ids, :attempts) as taken (id, attempts)
				where mail.id = taken.id and mail.attempts = taken.attempts and mail.due_at is not null
				""")
			.param("now", now())
			.param("ids", mails.stream().map(Waiting::id).toArray(Long[]::new))
			.param("attempts", mails.stream().map(Waiting::attempts).toArray(Integer[]::new))
			.update();
	}

	/**
	 * Forgets mails that somebody who has left would get.
	 */
	public void drop(long subscription) {
		this.jdbc.sql("update mail set due_at = null where subscription_id = :subscription and due_at is not null")
			.param("subscription", subscription)
			.update();
	}

	/**
	 * Deletes the mails other than issues that are done for longer than that.
	 */
	public void forget(Duration age) {
		this.jdbc.sql("delete from mail where due_at is null and kind <> 'issue' and created_at < :before")
			.param("before", Timestamp.from(this.clock.instant().minus(age)))
			.update();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

}

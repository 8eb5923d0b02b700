package dev.colophon.newsletter.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.key.Keys;
import dev.colophon.newsletter.key.SubscriptionTokens;
import dev.colophon.newsletter.outbox.Kind;
import dev.colophon.newsletter.outbox.Outbox;
import dev.colophon.newsletter.subscription.StoredData.StoredMail;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All subscriptions, in PostgreSQL.
 */
@Repository
class Subscriptions {

	/**
	 * How long somebody waits for another confirmation mail at least.
	 */
	static final Duration BETWEEN_LETTERS = Duration.ofMinutes(15);

	/**
	 * How long a subscription may stay pending.
	 */
	static final Duration UNTIL_PURGED = Duration.ofDays(30);

	static final String ERASED = "erased";

	private final JdbcClient jdbc;

	private final Outbox outbox;

	private final SubscriptionTokens tokens;

	private final Keys keys;

	private final Clock clock;

	Subscriptions(JdbcClient jdbc, Outbox outbox, SubscriptionTokens tokens, Keys keys, Clock clock) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.tokens = tokens;
		this.keys = keys;
		this.clock = clock;
	}

	private record Asked(long id, boolean isLetterDue) {
	}

	/**
	 * Adds a pending subscription, unless there is one, and the mail that asks to confirm
	 * it, unless there was one just now. For every address the same is done, so that how
	 * long it takes tells nothing: a mail that is not to be sent is added all the same.
	 */
	@Transactional
	void request(EmailAddress address) {
		// PostgreSQL counts microseconds.
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Asked asked = this.jdbc
			.sql("""
					insert into subscription as known (email, normalized_email, created_at, asked_at, letter_at)
					values (:email, :normalized, :now, :now, :now)
					on conflict (normalized_email) do update set
					    asked_at = :now,
					    letter_at = case
					        when known.status in ('left', 'bounced') then :now
					        when known.status = 'pending' and (known.letter_at is null or known.letter_at <= :before) then :now
					        else known.letter_at end,
					    email = case when known.status in ('left', 'bounced') then excluded.email else known.email end,
					    former_status = case
					        when known.status in ('left', 'bounced') then known.status else known.former_status end,
					    status = case when known.status in ('left', 'bounced') then 'pending' else known.status end
					returning new.id, new.status = 'pending' and (old.status is distinct from 'pending'
					   or old.letter_at is distinct from new.letter_at) as is_letter_due
					""")
			.param("email", address.value())
			.param("normalized", address.normalized())
			.param("now", Timestamp.from(now))
			.param("before", Timestamp.from(now.minus(BETWEEN_LETTERS)))
			.query((row, number) -> new Asked(row.getLong("id"), row.getBoolean("is_letter_due")))
			.single();
		this.outbox.add(Kind.CONFIRMATION, asked.id(), asked.isLetterDue());
	}

	/**
	 * Whether somebody can confirm with that.
	 */
	boolean isConfirmable(ConfirmationToken token) {
		return this.jdbc.sql("select exists(select from confirmation_token where hash = :hash and expires_at > :now)")
			.param("hash", token.hash())
			.param("now", now())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Confirms a subscription, once.
	 * @return the token that its owner leaves with; none if this one is unknown, used or
	 * expired
	 */
	@Transactional
	Optional<String> confirm(ConfirmationToken token) {
		Optional<Long> id = this.jdbc.sql("""
				delete from confirmation_token where hash = :hash and expires_at > :now
				returning subscription_id
				""").param("hash", token.hash()).param("now", now()).query(Long.class).optional();
		id.ifPresent(this::confirm);
		return id.map(this.tokens::token);
	}

	private void confirm(long id) {
		String address = this.jdbc.sql("""
				update subscription
				set status = 'confirmed', former_status = null, confirmed_at = :now, ended_at = null, soft_bounces = 0
				where id = :id
				returning normalized_email
				""").param("id", id).param("now", now()).query(String.class).single();
		forgetTokens(id);
		this.jdbc.sql("delete from erased where address = :address").param("address", digest(address)).update();
	}

	/**
	 * Ends a subscription. Somebody who has left already has left.
	 * @return whether there is such a subscription
	 */
	@Transactional
	boolean leave(long id) {
		boolean isKnown = this.jdbc.sql("""
				update subscription
				set status = case when status in ('pending', 'confirmed') then 'left' else status end,
				    ended_at = case when status in ('pending', 'confirmed') then :now else ended_at end,
				    former_status = null
				where id = :id
				""").param("id", id).param("now", now()).update() == 1;
		this.outbox.drop(id);
		forgetTokens(id);
		return isKnown;
	}

	/**
	 * Erases all that is stored about somebody. A digest of the address stays, which
	 * nobody can read an address from.
	 * @return whether there was something to erase
	 */
	@Transactional
	boolean erase(long id) {
		Optional<String> address = this.jdbc.sql("select normalized_email from subscription where id = :id for update")
			.param("id", id)
			.query(String.class)
			.optional();
		address.ifPresent((known) -> {
			this.jdbc.sql("insert into erased (address, erased_at) values (:address, :now) on conflict do nothing")
				.param("address", digest(known))
				.param("now", now())
				.update();
			this.outbox.drop(id);
			this.jdbc.sql("delete from subscription where id = :id").param("id", id).update();
		});
		return address.isPresent();
	}

	Optional<StoredData> data(long id) {
		List<StoredMail> mails = this.jdbc.sql("""
				select kind, issue_id, created_at, attempts, sent_at, failed_at, reason from mail
				where subscription_id = :id
				order by created_at, id
				""")
			.param("id", id)
			.query((row, number) -> new StoredMail(row.getString("kind"), row.getObject("issue_id", Long.class),
					time(row, "created_at"), row.getInt("attempts"), timeIfAny(row, "sent_at"),
					timeIfAny(row, "failed_at"), row.getString("reason")))
			.list();
		return this.jdbc
			.sql("""
					select email, status, former_status, created_at, asked_at, letter_at, confirmed_at, ended_at, soft_bounces
					from subscription where id = :id
					""")
			.param("id", id)
			.query((row, number) -> new StoredData(row.getString("email"), row.getString("status"),
					row.getString("former_status"), time(row, "created_at"), time(row, "asked_at"),
					timeIfAny(row, "letter_at"), timeIfAny(row, "confirmed_at"), timeIfAny(row, "ended_at"),
					row.getInt("soft_bounces"), mails))
			.optional();
	}

	/**
	 * Deletes subscriptions that nobody confirmed. One that had ended before it was asked
	 * for again has ended again.
	 */
	@Transactional
	void purge() {
		Timestamp before = Timestamp.from(this.clock.instant().minus(UNTIL_PURGED));
		this.jdbc.sql("""
				update subscription set status = former_status, former_status = null
				where status = 'pending' and former_status is not null and asked_at < :before
				""").param("before", before).update();
		this.jdbc.sql("delete from subscription where status = 'pending' and asked_at < :before")
			.param("before", before)
			.update();
		this.jdbc.sql("delete from confirmation_token where expires_at < :now").param("now", now()).update();
	}

	private void forgetTokens(long id) {
		this.jdbc.sql("delete from confirmation_token where subscription_id = :id").param("id", id).update();
	}

	private byte[] digest(String normalizedAddress) {
		return this.keys.mac(ERASED, normalizedAddress);
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static Instant time(ResultSet row, String column) throws SQLException {
		return row.getTimestamp(column).toInstant();
	}

	private static @Nullable Instant timeIfAny(ResultSet row, String column) throws SQLException {
		Timestamp time = row.getTimestamp(column);
		return (time != null) ? time.toInstant() : null;
	}

}

package dev.colophon.newsletter.issue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.colophon.newsletter.outbox.Outbox;
import dev.colophon.newsletter.web.NotFound;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All issues, in PostgreSQL.
 */
@Repository
class Issues {

	private static final String COLUMNS = "id, subject, markdown, version, created_at, updated_at, sent_at";

	private final JdbcClient jdbc;

	private final Outbox outbox;

	private final Clock clock;

	Issues(JdbcClient jdbc, Outbox outbox, Clock clock) {
		this.jdbc = jdbc;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * Adds a draft.
	 * @param coversUntil up to when it tells of all that changed on the site; null if it
	 * was written by hand
	 */
	Issue draft(Manuscript manuscript, @Nullable Instant coversUntil) {
		return this.jdbc.sql("""
				insert into issue (subject, markdown, covers_until, created_at, updated_at)
				values (:subject, :markdown, :until, :now, :now)
				returning %s
				""".formatted(COLUMNS))
			.param("subject", manuscript.subject())
			.param("markdown", manuscript.markdown())
			.param("until", (coversUntil != null) ? Timestamp.from(coversUntil) : null)
			.param("now", now())
			.query(Issues::issue)
			.single();
	}

	/**
	 * Up to when all that changed has been told of, in a draft or in what was sent.
	 */
	Optional<Instant> coveredUntil() {
		return this.jdbc
			.sql("select covers_until from issue where covers_until is not null order by covers_until desc limit 1")
			.query(Timestamp.class)
			.optional()
			.map(Timestamp::toInstant);
	}

	Optional<Issue> find(long id) {
		return this.jdbc.sql("select %s from issue where id = :id".formatted(COLUMNS))
			.param("id", id)
			.query(Issues::issue)
			.optional();
	}

	/**
	 * That issue, be it sent or not.
	 * @throws NotFound if there is none
	 */
	Issue get(long id) {
		return find(id).orElseThrow(() -> noIssue(id));
	}

	static NotFound noIssue(long id) {
		return new NotFound("There is no issue " + id + ".");
	}

	/**
	 * Those that were sent, the latest first.
	 */
	List<Issue> sent(int offset, int limit) {
		return this.jdbc.sql("""
				select %s from issue where sent_at is not null
				order by sent_at desc, id desc offset :offset limit :limit
				""".formatted(COLUMNS)).param("offset", offset).param("limit", limit).query(Issues::issue).list();
	}

	int countSent() {
		return this.jdbc.sql("select count(*) from issue where sent_at is not null").query(Integer.class).single();
	}

	List<Issue> drafts() {
		return this.jdbc.sql("select %s from issue where sent_at is null order by id desc".formatted(COLUMNS))
			.query(Issues::issue)
			.list();
	}

	/**
	 * Writes a draft anew.
	 * @return none if it is not this version any more, or no draft
	 */
	Optional<Issue> write(long id, int version, Manuscript manuscript) {
		return this.jdbc.sql("""
				update issue
				set subject = :subject, markdown = :markdown, version = version + 1, updated_at = :now
				where id = :id and version = :version and sent_at is null
				returning %s
				""".formatted(COLUMNS))
			.param("subject", manuscript.subject())
			.param("markdown", manuscript.markdown())
			.param("now", now())
			.param("id", id)
			.param("version", version)
			.query(Issues::issue)
			.optional();
	}

	boolean discard(long id, int version) {
		return this.jdbc.sql("delete from issue where id = :id and version = :version and sent_at is null")
			.param("id", id)
			.param("version", version)
			.update() == 1;
	}

	/**
	 * Hands a draft to the outbox for everybody who has confirmed by now, once.
	 * @return whether this did it, and not somebody before
	 */
	@Transactional
	boolean deliver(long id) {
		boolean isFirst = this.jdbc
			.sql("update issue set sent_at = :now, version = version + 1 where id = :id and sent_at is null")
			.param("now", now())
			.param("id", id)
			.update() == 1;
		if (isFirst) {
			this.outbox.addForEverybody(id);
		}
		return isFirst;
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static Issue issue(ResultSet row, int number) throws SQLException {
		Timestamp sent = row.getTimestamp("sent_at");
		return new Issue(row.getLong("id"), row.getString("subject"), row.getString("markdown"), row.getInt("version"),
				row.getTimestamp("created_at").toInstant(), row.getTimestamp("updated_at").toInstant(),
				(sent != null) ? sent.toInstant() : null);
	}

}

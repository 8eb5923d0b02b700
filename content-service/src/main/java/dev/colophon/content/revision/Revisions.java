package dev.colophon.content.revision;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import dev.colophon.content.web.Gone;
import dev.colophon.content.web.NotFound;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The revisions of all resources, in PostgreSQL. A resource is named by its path, without
 * the slash that it begins with.
 */
@Repository
public class Revisions {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final JdbcClient jdbc;

	Revisions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Waits until nobody else writes this resource, and keeps them waiting until the end
	 * of the transaction.
	 */
	public void lock(String resource) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:resource, 0))")
			.param("resource", resource)
			.query((rs) -> {
			});
	}

	/**
	 * Adds what a resource is from now on. Belongs in a transaction that has locked it.
	 * @param content what its editors write; none when it is deleted
	 */
	public void add(String resource, @Nullable Object content) {
		this.jdbc.sql("""
				insert into revision (resource, number, content)
				select :resource, coalesce(max(number), 0) + 1, cast(:content as jsonb)
				from revision
				where resource = :resource
				""")
			.param("resource", resource)
			.param("content", (content != null) ? JSON.writeValueAsString(content) : null)
			.update();
	}

	/**
	 * The revisions of a resource, the newest first.
	 */
	List<Revision> of(String resource, int offset, int limit) {
		return this.jdbc.sql("""
				select number, at, content
				from revision
				where resource = :resource
				order by number desc
				offset :offset limit :limit
				""")
			.param("resource", resource)
			.param("offset", offset)
			.param("limit", limit)
			.query(Revisions::revision)
			.list();
	}

	int count(String resource) {
		return this.jdbc.sql("select count(*) from revision where resource = :resource")
			.param("resource", resource)
			.query(Integer.class)
			.single();
	}

	public boolean has(String resource) {
		return count(resource) > 0;
	}

	Optional<Revision> find(String resource, int number) {
		return this.jdbc.sql("select number, at, content from revision where resource = :resource and number = :number")
			.param("resource", resource)
			.param("number", number)
			.query(Revisions::revision)
			.optional();
	}

	/**
	 * What a resource was in one of its revisions.
	 * @throws NotFound if there is no such revision
	 * @throws Gone if it was deleted in that revision
	 */
	public <T> T content(String resource, int number, Class<T> type) {
		Revision revision = find(resource, number)
			.orElseThrow(() -> new NotFound("There is no revision " + number + " of this."));
		if (revision.content() == null) {
			throw new Gone("Revision " + number + " is where this was deleted.");
		}
		return JSON.readValue(revision.content(), type);
	}

	/**
	 * Gives all revisions of a resource to another one, which must have none.
	 */
	public void rename(String from, String to) {
		this.jdbc.sql("update revision set resource = :to where resource = :from")
			.param("from", from)
			.param("to", to)
			.update();
	}

	private static Revision revision(ResultSet rs, int row) throws SQLException {
		return new Revision(rs.getInt("number"), rs.getObject("at", OffsetDateTime.class).toInstant(),
				rs.getString("content"));
	}

}

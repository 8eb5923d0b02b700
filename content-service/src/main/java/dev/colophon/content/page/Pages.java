package dev.colophon.content.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All pages, in PostgreSQL.
 */
@Repository
public class Pages {

	private final JdbcClient jdbc;

	Pages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Page> find(Slug slug) {
		return this.jdbc.sql("""
				select slug, title, description, question, icon, markdown, next_slugs, more, updated_at
				from page
				where slug = :slug
				""").param("slug", slug.value()).query(Pages::page).optional();
	}

	/**
	 * The pages changed at or after a time, by slug.
	 */
	List<PageSummary> changedSince(Instant time, int offset, int limit) {
		return this.jdbc.sql("""
				select slug, title, description, updated_at
				from page
				where updated_at >= :time
				order by slug
				offset :offset limit :limit
				""")
			.param("time", time.atOffset(ZoneOffset.UTC))
			.param("offset", offset)
			.param("limit", limit)
			.query((rs, row) -> new PageSummary(new Slug(rs.getString("slug")), rs.getString("title"),
					rs.getString("description"), instant(rs)))
			.list();
	}

	int countChangedSince(Instant time) {
		return this.jdbc.sql("select count(*) from page where updated_at >= :time")
			.param("time", time.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	/**
	 * The cards of the pages that follow a page, in its order; a next page that does not
	 * exist has none.
	 */
	List<Card> cardsAfter(Slug slug) {
		return this.jdbc.sql("""
				select next.slug, next.title, next.question, next.icon
				from page
				cross join unnest(page.next_slugs) with ordinality as following (slug, position)
				join page next on next.slug = following.slug
				where page.slug = :slug
				order by following.position
				""")
			.param("slug", slug.value())
			.query((rs, row) -> new Card(new Slug(rs.getString("slug")), rs.getString("title"),
					rs.getString("question"), rs.getString("icon")))
			.list();
	}

	/**
	 * Adds a page unless there is one with its slug.
	 */
	public void addIfAbsent(Page page) {
		this.jdbc.sql("""
				insert into page (slug, title, description, question, icon, markdown, next_slugs, more, updated_at)
				values (:slug, :title, :description, :question, :icon, :markdown, :next, :more, :updatedAt)
				on conflict (slug) do nothing
				""")
			.param("slug", page.slug().value())
			.param("title", page.title())
			.param("description", page.description())
			.param("question", page.question())
			.param("icon", page.icon())
			.param("markdown", page.markdown())
			.param("next", page.next().stream().map(Slug::value).toArray(String[]::new))
			.param("more", page.more().toArray(String[]::new))
			.param("updatedAt", page.updatedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static Page page(ResultSet rs, int row) throws SQLException {
		return new Page(new Slug(rs.getString("slug")), rs.getString("title"), rs.getString("description"),
				rs.getString("question"), rs.getString("icon"), rs.getString("markdown"),
				strings(rs, "next_slugs").stream().map(Slug::new).toList(), strings(rs, "more"), instant(rs));
	}

	private static List<String> strings(ResultSet rs, String column) throws SQLException {
		return List.of((String[]) rs.getArray(column).getArray());
	}

	private static Instant instant(ResultSet rs) throws SQLException {
		return rs.getObject("updated_at", OffsetDateTime.class).toInstant();
	}

}

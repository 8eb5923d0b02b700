package dev.colophon.content.page;

import java.time.OffsetDateTime;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The pages that changed last, and the page that lists them.
 */
@Repository
class ChangeLog {

	/**
	 * The page that has the list below its text, and is not in the list.
	 */
	static final Slug PAGE = new Slug("change-log");

	private static final int MOST = 50;

	private final JdbcClient jdbc;

	ChangeLog(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * The latest first, none that is hidden.
	 */
	List<PageSummary> latest() {
		return this.jdbc.sql("""
				select slug, title, description, created_at, updated_at
				from page
				where slug <> :itself and not hidden
				order by updated_at desc, slug
				limit :most
				""")
			.param("itself", PAGE.value())
			.param("most", MOST)
			.query((rs, row) -> new PageSummary(new Slug(rs.getString("slug")), rs.getString("title"),
					rs.getString("description"), rs.getObject("created_at", OffsetDateTime.class).toInstant(),
					rs.getObject("updated_at", OffsetDateTime.class).toInstant()))
			.list();
	}

}

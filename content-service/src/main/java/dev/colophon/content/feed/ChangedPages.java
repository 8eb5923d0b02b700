package dev.colophon.content.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import dev.colophon.content.page.Slug;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The pages that changed last.
 */
@Repository
class ChangedPages {

	private static final int MOST_CHARACTERS = 50_000;

	private final JdbcClient jdbc;

	ChangedPages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Those of them that are not hidden, the latest first.
	 */
	List<ChangedPage> latest(int most) {
		return this.jdbc.sql("""
				select slug, title, description, tags, created_at, updated_at,
				    case when length(markdown) <= :longest then markdown end as markdown
				from page
				where not hidden
				order by updated_at desc, slug
				limit :most
				""")
			.param("longest", MOST_CHARACTERS)
			.param("most", most)
			.query((rs, row) -> new ChangedPage(new Slug(rs.getString("slug")), rs.getString("title"),
					rs.getString("description"), rs.getString("markdown"),
					List.of((String[]) rs.getArray("tags").getArray()), instant(rs, "created_at"),
					instant(rs, "updated_at")))
			.list();
	}

	private static Instant instant(ResultSet rs, String column) throws SQLException {
		return rs.getObject(column, OffsetDateTime.class).toInstant();
	}

}

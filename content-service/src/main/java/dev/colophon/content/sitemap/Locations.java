package dev.colophon.content.sitemap;

import java.time.OffsetDateTime;
import java.util.List;

import dev.colophon.content.page.Slug;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where all pages are that are not hidden.
 */
@Repository
class Locations {

	private final JdbcClient jdbc;

	Locations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Location> first(int most) {
		return this.jdbc.sql("""
				select slug, updated_at
				from page
				where not hidden
				order by slug
				limit :most
				""")
			.param("most", most)
			.query((rs, row) -> new Location(new Slug(rs.getString("slug")),
					rs.getObject("updated_at", OffsetDateTime.class).toInstant()))
			.list();
	}

}

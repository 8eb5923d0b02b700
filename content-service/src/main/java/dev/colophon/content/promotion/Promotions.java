package dev.colophon.content.promotion;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The promotion of the day, or none.
 */
@Repository
public class Promotions {

	private final JdbcClient jdbc;

	Promotions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public Optional<Promotion> current() {
		return this.jdbc.sql("select title, link, picture, markdown from promotion").query(Promotion.class).optional();
	}

	public void promote(Promotion promotion) {
		this.jdbc
			.sql("""
					insert into promotion (title, link, picture, markdown)
					values (:title, :link, :picture, :markdown)
					on conflict (single) do update
					set title = excluded.title, link = excluded.link, picture = excluded.picture, markdown = excluded.markdown
					""")
			.param("title", promotion.title())
			.param("link", promotion.link().value())
			.param("picture", promotion.picture())
			.param("markdown", promotion.markdown())
			.update();
	}

}

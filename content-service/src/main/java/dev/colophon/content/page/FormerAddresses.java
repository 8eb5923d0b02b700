package dev.colophon.content.page;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Where pages were before they were renamed.
 */
@Repository
class FormerAddresses {

	private final JdbcClient jdbc;

	FormerAddresses(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Where the page that had this address is now.
	 */
	Optional<Slug> find(Slug former) {
		return this.jdbc.sql("select page from former_address where slug = :slug")
			.param("slug", former.value())
			.query((rs, row) -> new Slug(rs.getString("page")))
			.optional();
	}

	/**
	 * Leads from an address to another one, and so from all that lead to it. Belongs in a
	 * transaction.
	 */
	void add(Slug former, Slug page) {
		this.jdbc.sql("delete from former_address where slug = :page").param("page", page.value()).update();
		this.jdbc.sql("update former_address set page = :page where page = :former")
			.param("page", page.value())
			.param("former", former.value())
			.update();
		this.jdbc.sql("insert into former_address (slug, page) values (:former, :page)")
			.param("former", former.value())
			.param("page", page.value())
			.update();
	}

}

package dev.colophon.content.site;

import java.util.List;
import java.util.Optional;

import dev.colophon.content.page.Slug;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which pages came from files, and what the files said.
 */
@Repository
class ImportedPages {

	private final JdbcClient jdbc;

	ImportedPages(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	record Entry(String path, Slug slug) {
	}

	Optional<String> digest(Slug slug) {
		return this.jdbc.sql("select digest from imported_page where slug = :slug")
			.param("slug", slug.value())
			.query(String.class)
			.optional();
	}

	List<Entry> all() {
		return this.jdbc.sql("select path, slug from imported_page order by slug")
			.query((rs, row) -> new Entry(rs.getString("path"), new Slug(rs.getString("slug"))))
			.list();
	}

	void put(ImportedPage page) {
		this.jdbc.sql("""
				insert into imported_page (slug, path, digest)
				values (:slug, :path, :digest)
				on conflict (slug) do update set path = excluded.path, digest = excluded.digest
				""")
			.param("slug", page.slug().value())
			.param("path", page.path())
			.param("digest", page.digest())
			.update();
	}

	void remove(Slug slug) {
		this.jdbc.sql("delete from imported_page where slug = :slug").param("slug", slug.value()).update();
	}

}

package dev.colophon.toc.contents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * All chapters with their entries, in PostgreSQL.
 */
@Repository
class Chapters {

	private final JdbcClient jdbc;

	Chapters(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private record Row(Slug chapter, String chapterTitle, Entry entry) {
	}

	Toc toc() {
		return new Toc(rows().stream()
			.collect(Collectors.groupingBy(Row::chapter, LinkedHashMap::new, Collectors.toList()))
			.values()
			.stream()
			.map(Chapters::chapter)
			.toList());
	}

	/**
	 * Changes the contents. Changes happen one after the other, whichever instance makes
	 * them: each sees what the one before it has left.
	 * @param change refuses by an exception, and then nothing changes
	 * @return the contents as they are now
	 */
	@Transactional
	Toc change(UnaryOperator<Toc> change) {
		this.jdbc.sql("select number from edition for update").query(Long.class).single();
		Toc before = toc();
		Toc after = change.apply(before);
		if (!after.equals(before)) {
			store(after);
		}
		return after;
	}

	private void store(Toc toc) {
		this.jdbc.sql("delete from entry").update();
		this.jdbc.sql("delete from chapter").update();
		toc.chapters().forEach(this::add);
		this.jdbc.sql("update edition set number = number + 1, at = now()").update();
	}

	/**
	 * Adds a chapter after the last one. Belongs in a transaction.
	 */
	void add(Chapter chapter) {
		this.jdbc.sql("""
				insert into chapter (slug, title, place)
				values (:slug, :title, (select coalesce(max(place), 0) + 1 from chapter))
				""").param("slug", chapter.slug().value()).param("title", chapter.title()).update();
		this.jdbc.sql("""
				insert into entry (slug, title, chapter, place)
				select slug, title, :chapter, place
				from unnest(:slugs, :titles) with ordinality as added (slug, title, place)
				""")
			.param("chapter", chapter.slug().value())
			.param("slugs", chapter.entries().stream().map((entry) -> entry.slug().value()).toArray(String[]::new))
			.param("titles", chapter.entries().stream().map(Entry::title).toArray(String[]::new))
			.update();
	}

	private List<Row> rows() {
		return this.jdbc.sql("""
				select chapter.slug as chapter_slug, chapter.title as chapter_title, entry.slug, entry.title
				from chapter
				join entry on entry.chapter = chapter.slug
				order by chapter.place, entry.place
				""")
			.query((rs, row) -> new Row(new Slug(rs.getString("chapter_slug")), rs.getString("chapter_title"),
					new Entry(new Slug(rs.getString("slug")), rs.getString("title"))))
			.list();
	}

	private static Chapter chapter(List<Row> rows) {
		Row first = rows.getFirst();
		return new Chapter(first.chapter(), first.chapterTitle(), rows.stream().map(Row::entry).toList());
	}

}

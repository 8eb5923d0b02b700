package dev.colophon.content.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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

	/**
	 * A page and its cards, in one query: a page that is known already costs no more.
	 */
	Optional<LinkedPage> find(Slug slug) {
		return this.jdbc.sql("""
				select slug, title, description, question, icon, markdown, next_slugs, more, hidden, category, tags,
				    created_at, updated_at, array(
				        select array[next.slug, next.title, next.question, next.icon]
				        from unnest(page.next_slugs) with ordinality as following (slug, position)
				        left join former_address on former_address.slug = following.slug
				        join page next on next.slug = coalesce(former_address.page, following.slug)
				        order by following.position
				    ) as cards
				from page
				where slug = :slug
				""").param("slug", slug.value()).query((rs, row) -> new LinkedPage(page(rs), cards(rs))).optional();
	}

	/**
	 * The pages changed at or after a time, by slug: character by character, in whichever
	 * language the database sorts.
	 */
	List<PageSummary> changedSince(Instant time, int offset, int limit) {
		return this.jdbc.sql("""
				select slug, title, description, created_at, updated_at
				from page
				where updated_at >= :time and not hidden
				order by slug collate "C"
				offset :offset limit :limit
				""")
			.param("time", time.atOffset(ZoneOffset.UTC))
			.param("offset", offset)
			.param("limit", limit)
			.query((rs, row) -> new PageSummary(new Slug(rs.getString("slug")), rs.getString("title"),
					rs.getString("description"), instant(rs, "created_at"), instant(rs, "updated_at")))
			.list();
	}

	int countChangedSince(Instant time) {
		return this.jdbc.sql("select count(*) from page where updated_at >= :time and not hidden")
			.param("time", time.atOffset(ZoneOffset.UTC))
			.query(Integer.class)
			.single();
	}

	/**
	 * Keeps a page as it now is.
	 */
	public void put(Page page) {
		Manuscript manuscript = page.manuscript();
		this.jdbc.sql("""
				insert into page (slug, title, description, question, icon, markdown, next_slugs, more, hidden,
				    category, tags, created_at, updated_at)
				values (:slug, :title, :description, :question, :icon, :markdown, :next, :more, :hidden,
				    :category, :tags, :createdAt, :updatedAt)
				on conflict (slug) do update
				set title = excluded.title, description = excluded.description, question = excluded.question,
				    icon = excluded.icon, markdown = excluded.markdown, next_slugs = excluded.next_slugs,
				    more = excluded.more, hidden = excluded.hidden, category = excluded.category,
				    tags = excluded.tags, created_at = excluded.created_at, updated_at = excluded.updated_at
				""")
			.param("slug", page.slug().value())
			.param("title", manuscript.title())
			.param("description", manuscript.description())
			.param("question", manuscript.question())
			.param("icon", manuscript.icon())
			.param("markdown", manuscript.markdown())
			.param("next", manuscript.next().stream().map(Slug::value).toArray(String[]::new))
			.param("more", manuscript.more().toArray(String[]::new))
			.param("hidden", manuscript.hidden())
			.param("category", manuscript.category())
			.param("tags", manuscript.tags().toArray(String[]::new))
			.param("createdAt", page.createdAt().atOffset(ZoneOffset.UTC))
			.param("updatedAt", page.updatedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	void remove(Slug slug) {
		this.jdbc.sql("delete from page where slug = :slug").param("slug", slug.value()).update();
	}

	private static Page page(ResultSet rs) throws SQLException {
		var manuscript = new Manuscript(rs.getString("title"), rs.getString("description"), rs.getString("question"),
				rs.getString("icon"), rs.getString("markdown"),
				strings(rs, "next_slugs").stream().map(Slug::new).toList(), strings(rs, "more"),
				rs.getBoolean("hidden"), rs.getString("category"), strings(rs, "tags"));
		return new Page(new Slug(rs.getString("slug")), manuscript, instant(rs, "created_at"),
				instant(rs, "updated_at"));
	}

	private static List<Card> cards(ResultSet rs) throws SQLException {
		// Where there are none, the driver gives no array of arrays but an empty one.
		return Arrays.stream((Object[]) rs.getArray("cards").getArray()).map((card) -> card((String[]) card)).toList();
	}

	private static Card card(String[] columns) {
		return new Card(new Slug(columns[0]), columns[1], columns[2], columns[3]);
	}

	private static List<String> strings(ResultSet rs, String column) throws SQLException {
		return List.of((String[]) rs.getArray(column).getArray());
	}

	private static Instant instant(ResultSet rs, String column) throws SQLException {
		return rs.getObject(column, OffsetDateTime.class).toInstant();
	}

}

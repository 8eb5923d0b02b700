package dev.colophon.content.search;

import java.util.List;

import dev.colophon.content.page.Slug;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The words of all pages that are not hidden: PostgreSQL's full-text search, in English.
 */
@Repository
class SearchIndex {

	/**
	 * How many pages are compared, twice: those with the words in their titles, and
	 * others. Where more have the words, the latest changed are.
	 */
	static final int MOST_COMPARED = 300;

	/**
	 * The same where the index knows the words, but only the page whether they are side
	 * by side, or which others are missing.
	 */
	static final int MOST_LOOKED_INTO = 1000;

	/**
	 * The nodes of a tsquery of four words. PostgreSQL compares all places of each word
	 * with those of each other one to rank a page that has all of them, and reads what it
	 * takes an excerpt from once more for each time that a word is repeated.
	 */
	private static final int MOST_NODES_RANKED_AS_WRITTEN = 7;

	private final JdbcClient jdbc;

	SearchIndex(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Has each search of this transaction planned for its own words, and never by reading
	 * all pages: PostgreSQL does not know how long it takes to look into one.
	 */
	void planEachSearch() {
		this.jdbc.sql(
				"select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)")
			.query((rs) -> {
			});
	}

	Wanted wanted(Query query) {
		return this.jdbc.sql("""
				select query::text as words, regexp_replace(querytree(query), '<(-|\\d+)>', '&', 'g') as everywhere,
				    case when numnode(query) <= :most then query::text
				    else replace(strip(to_tsvector('english', :text))::text, ''' ''', ''' | ''') end as ranked
				from websearch_to_tsquery('english', :text) as query
				""")
			.param("text", query.websearch())
			.param("most", MOST_NODES_RANKED_AS_WRITTEN)
			.query(Wanted.class)
			.single();
	}

	/**
	 * All words that begin with this one.
	 */
	Wanted beginningWith(Query word) {
		return this.jdbc.sql("""
				select query::text as words, querytree(query) as everywhere, query::text as ranked
				from to_tsquery('english', :word || ':*') as query
				""").param("word", word.text()).query(Wanted.class).single();
	}

	/**
	 * The pages found, the best first: words count most in the title, then in description
	 * and tags.
	 */
	List<Slug> find(Wanted wanted) {
		return this.jdbc.sql("""
				with query as (
				    select cast(:words as tsquery) as words, cast(:ranked as tsquery) as ranked
				), candidate as materialized (
				    (select slug, words
				    from page
				    where title_words @@ cast(:everywhere as tsquery) and not hidden
				    order by updated_at desc, slug
				    limit :most)
				    union all
				    (select slug, words
				    from page
				    where words @@ cast(:everywhere as tsquery) and not title_words @@ cast(:everywhere as tsquery)
				        and not hidden
				    order by updated_at desc, slug
				    limit :most)
				)
				select slug
				from candidate, query
				where :indexed or candidate.words @@ query.words
				order by ts_rank('{0, 0.1, 0.3, 1}', candidate.words, query.ranked) desc, slug
				""")
			.param("words", wanted.words())
			.param("ranked", wanted.ranked())
			.param("everywhere", wanted.everywhere())
			.param("indexed", !wanted.isMoreThanWords())
			.param("most", wanted.isMoreThanWords() ? MOST_LOOKED_INTO : MOST_COMPARED)
			.query((rs, row) -> new Slug(rs.getString("slug")))
			.list();
	}

	/**
	 * What is told of pages that were found, in the same order.
	 */
	List<Result> results(List<Slug> slugs, Wanted wanted) {
		return this.jdbc.sql("""
				select slug, title, description,
				    ts_headline('english', left(plain_text, 20000), cast(:ranked as tsquery), :form) as excerpt
				from unnest(cast(:slugs as text[])) with ordinality as found (slug, place)
				join page using (slug)
				order by place
				""")
			.param("slugs", slugs.stream().map(Slug::value).toArray(String[]::new))
			.param("ranked", wanted.ranked())
			.param("form",
					"MaxFragments=2, MinWords=8, MaxWords=24, FragmentDelimiter=\" … \", StartSel=%c, StopSel=%c"
						.formatted(MarkedText.BEGIN, MarkedText.END))
			.query((rs, row) -> new Result(new Slug(rs.getString("slug")), rs.getString("title"),
					rs.getString("description"), new MarkedText(rs.getString("excerpt")).html()))
			.list();
	}

}

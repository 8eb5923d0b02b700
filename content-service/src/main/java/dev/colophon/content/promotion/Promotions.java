package dev.colophon.content.promotion;

import java.util.Optional;
import java.util.function.Consumer;

import dev.colophon.content.revision.Revised;
import dev.colophon.content.revision.Revisions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The promotion of the day, or none.
 */
@Repository
public class Promotions {

	private final JdbcClient jdbc;

	private final Revised<Promotion> revised;

	Promotions(JdbcClient jdbc, Revisions revisions) {
		this.jdbc = jdbc;
		this.revised = new Revised<>("promotion", Promotion.class, revisions, this::current, this::put, this::remove);
	}

	public Optional<Promotion> current() {
		return this.jdbc.sql("select title, link, picture, markdown from promotion").query(Promotion.class).optional();
	}

	/**
	 * Sets a new one. One that says the same is left alone.
	 * @param condition throws if the current one is not what its writer takes it for
	 */
	@Transactional
	public Promotion promote(Promotion promotion, Consumer<Optional<Promotion>> condition) {
		return this.revised.replace(promotion.checked(), condition);
	}

	/**
	 * Sets one that was there before.
	 */
	@Transactional
	public Promotion restore(int number, Consumer<Optional<Promotion>> condition) {
		return promote(this.revised.in(number), condition);
	}

	/**
	 * Leaves none.
	 */
	@Transactional
	public void withdraw(Consumer<Optional<Promotion>> condition) {
		this.revised.delete(condition);
	}

	private void put(Promotion promotion) {
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

	private void remove() {
		this.jdbc.sql("delete from promotion").update();
	}

}

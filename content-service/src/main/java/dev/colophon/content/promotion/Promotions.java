package dev.colophon.content.promotion;

import java.util.Optional;
import java.util.function.Consumer;

import dev.colophon.content.revision.Revisions;
import dev.colophon.content.web.NotFound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The promotion of the day, or none.
 */
@Repository
public class Promotions {

	private static final String RESOURCE = "promotion";

	private final JdbcClient jdbc;

	private final Revisions revisions;

	Promotions(JdbcClient jdbc, Revisions revisions) {
		this.jdbc = jdbc;
		this.revisions = revisions;
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
		this.revisions.lock(RESOURCE);
		Optional<Promotion> current = current();
		condition.accept(current);
		if (current.filter(promotion.checked()::equals).isEmpty()) {
			put(promotion);
			this.revisions.add(RESOURCE, promotion);
		}
		return promotion;
	}

	/**
	 * Sets one that was there before.
	 */
	@Transactional
	public Promotion restore(int number, Consumer<Optional<Promotion>> condition) {
		return promote(this.revisions.content(RESOURCE, number, Promotion.class), condition);
	}

	/**
	 * Leaves none.
	 * @throws NotFound if there is none
	 */
	@Transactional
	public void withdraw(Consumer<Optional<Promotion>> condition) {
		this.revisions.lock(RESOURCE);
		Optional<Promotion> current = current();
		condition.accept(current);
		if (current.isEmpty()) {
			throw new NotFound("There is no promotion.");
		}
		this.jdbc.sql("delete from promotion").update();
		this.revisions.add(RESOURCE, null);
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

}

package dev.colophon.content.announcement;

import java.util.Optional;
import java.util.function.Consumer;

import dev.colophon.content.revision.Revised;
import dev.colophon.content.revision.Revisions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The announcement of the day, or none.
 */
@Repository
public class Announcements {

	private final JdbcClient jdbc;

	private final Revised<Announcement> revised;

	Announcements(JdbcClient jdbc, Revisions revisions) {
		this.jdbc = jdbc;
		this.revised = new Revised<>("announcement", Announcement.class, revisions, this::current, this::put,
				this::remove);
	}

	public Optional<Announcement> current() {
		return this.jdbc.sql("select text, link from announcement").query(Announcement.class).optional();
	}

	/**
	 * Sets a new one. One that says the same is left alone.
	 * @param condition throws if the current one is not what its writer takes it for
	 */
	@Transactional
	public Announcement announce(Announcement announcement, Consumer<Optional<Announcement>> condition) {
		return this.revised.replace(announcement.checked(), condition);
	}

	/**
	 * Sets one that was there before.
	 */
	@Transactional
	public Announcement restore(int number, Consumer<Optional<Announcement>> condition) {
		return announce(this.revised.in(number), condition);
	}

	/**
	 * Leaves none.
	 */
	@Transactional
	public void withdraw(Consumer<Optional<Announcement>> condition) {
		this.revised.delete(condition);
	}

	private void put(Announcement announcement) {
		this.jdbc.sql("""
				insert into announcement (text, link)
				values (:text, :link)
				on conflict (single) do update set text = excluded.text, link = excluded.link
				""").param("text", announcement.text()).param("link", announcement.link().value()).update();
	}

	private void remove() {
		this.jdbc.sql("delete from announcement").update();
	}

}

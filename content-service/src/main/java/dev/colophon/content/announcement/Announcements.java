package dev.colophon.content.announcement;

import java.util.Optional;
import java.util.function.Consumer;

import dev.colophon.content.revision.Revisions;
import dev.colophon.content.web.NotFound;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The announcement of the day, or none.
 */
@Repository
public class Announcements {

	private static final String RESOURCE = "announcement";

	private final JdbcClient jdbc;

	private final Revisions revisions;

	Announcements(JdbcClient jdbc, Revisions revisions) {
		this.jdbc = jdbc;
		this.revisions = revisions;
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
		this.revisions.lock(RESOURCE);
		Optional<Announcement> current = current();
		condition.accept(current);
		if (current.filter(announcement.checked()::equals).isEmpty()) {
			put(announcement);
			this.revisions.add(RESOURCE, announcement);
		}
		return announcement;
	}

	/**
	 * Sets one that was there before.
	 */
	@Transactional
	public Announcement restore(int number, Consumer<Optional<Announcement>> condition) {
		return announce(this.revisions.content(RESOURCE, number, Announcement.class), condition);
	}

	/**
	 * Leaves none.
	 * @throws NotFound if there is none
	 */
	@Transactional
	public void withdraw(Consumer<Optional<Announcement>> condition) {
		this.revisions.lock(RESOURCE);
		Optional<Announcement> current = current();
		condition.accept(current);
		if (current.isEmpty()) {
			throw new NotFound("There is no announcement.");
		}
		this.jdbc.sql("delete from announcement").update();
		this.revisions.add(RESOURCE, null);
	}

	private void put(Announcement announcement) {
		this.jdbc.sql("""
				insert into announcement (text, link)
				values (:text, :link)
				on conflict (single) do update set text = excluded.text, link = excluded.link
				""").param("text", announcement.text()).param("link", announcement.link().value()).update();
	}

}

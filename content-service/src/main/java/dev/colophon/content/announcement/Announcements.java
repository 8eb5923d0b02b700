package dev.colophon.content.announcement;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The announcement of the day, or none.
 */
@Repository
public class Announcements {

	private final JdbcClient jdbc;

	Announcements(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	public Optional<Announcement> current() {
		return this.jdbc.sql("select text, link from announcement").query(Announcement.class).optional();
	}

	public void announce(Announcement announcement) {
		this.jdbc.sql("""
				insert into announcement (text, link)
				values (:text, :link)
				on conflict (single) do update set text = excluded.text, link = excluded.link
				""").param("text", announcement.text()).param("link", announcement.link().value()).update();
	}

}

package dev.colophon.newsletter.subscription;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All subscriptions, in PostgreSQL.
 */
@Repository
class Subscriptions {

	private final JdbcClient jdbc;

	Subscriptions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a pending subscription unless there is one for the address, in whatever
	 * spelling.
	 */
	void request(EmailAddress address) {
		this.jdbc.sql("""
				insert into subscription (email, normalized_email)
				values (:email, :normalized)
				on conflict (normalized_email) do nothing
				""").param("email", address.value()).param("normalized", address.normalized()).update();
	}

}

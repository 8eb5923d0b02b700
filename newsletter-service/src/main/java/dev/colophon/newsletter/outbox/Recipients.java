package dev.colophon.newsletter.outbox;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who still wants a mail when its turn has come.
 */
@Component
public class Recipients {

	private final JdbcClient jdbc;

	Recipients(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Somebody with a subscription.
	 *
	 * @param id of the subscription
	 */
	public record Recipient(long id, String address) {
	}

	/**
	 * Those whose subscription has this status, by its number.
	 */
	public Map<Long, Recipient> of(Collection<Waiting> mails, String status) {
		return this.jdbc.sql("select id, normalized_email from subscription where id = any(:ids) and status = :status")
			.param("ids", mails.stream().map(Waiting::subscription).filter(Objects::nonNull).toArray(Long[]::new))
			.param("status", status)
			.query((row, number) -> new Recipient(row.getLong("id"), row.getString("normalized_email")))
			.list()
			.stream()
			.collect(Collectors.toMap(Recipient::id, Function.identity()));
	}

}

package dev.colophon.newsletter.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many subscriptions there are, by status: for the editor, and for who watches the
 * service.
 */
@Component
public class SubscriptionCounts implements MeterBinder {

	private static final List<String> STATUSES = List.of("pending", "confirmed", "left", "bounced", "complained");

	private final JdbcClient jdbc;

	SubscriptionCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	private record Count(String status, long subscriptions) {
	}

	/**
	 * All of them, in the order in which they come about.
	 */
	public Map<String, Long> counts() {
		Map<String, Long> counts = new LinkedHashMap<>();
		STATUSES.forEach((status) -> counts.put(status, 0L));
		this.jdbc.sql("select status, count(*) as subscriptions from subscription group by status")
			.query((row, number) -> new Count(row.getString("status"), row.getLong("subscriptions")))
			.list()
			.forEach((count) -> counts.put(count.status(), count.subscriptions()));
		return counts;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		for (String status : STATUSES) {
			Gauge.builder("colophon.newsletter.subscriptions", this, (all) -> all.count(status))
				.tag("status", status)
				.register(meters);
		}
	}

	private long count(String status) {
		return this.jdbc.sql("select count(*) from subscription where status = :status")
			.param("status", status)
			.query(Long.class)
			.single();
	}

}

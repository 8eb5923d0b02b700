package dev.colophon.newsletter.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * How many mails wait, for who watches the service.
 */
@Component
class OutboxMetrics implements MeterBinder {

	private final Outbox outbox;

	OutboxMetrics(Outbox outbox) {
		this.outbox = outbox;
	}

	@Override
	public void bindTo(MeterRegistry meters) {
		for (Kind kind : Kind.values()) {
			Gauge.builder("colophon.newsletter.mails.waiting", this.outbox, (waiting) -> waiting.waiting(kind))
				.tag("kind", kind.column())
				.register(meters);
		}
		Gauge.builder("colophon.newsletter.sending.paused", this.outbox, (state) -> state.isPaused() ? 1 : 0)
			.register(meters);
	}

}

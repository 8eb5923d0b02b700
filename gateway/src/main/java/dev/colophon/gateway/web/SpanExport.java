package dev.colophon.gateway.web;

import java.util.Collection;
import java.util.List;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SpanExporters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Leaves the messages of exceptions out of exported spans, because they can repeat a
 * token or an e-mail address. The type of the exception stays.
 */
@Configuration(proxyBeanMethods = false)
class SpanExport {

	@Bean
	SpanExporters spanExporters(ObjectProvider<SpanExporter> exporters) {
		return SpanExporters.of(exporters.orderedStream().map(ExporterWithoutMessages::new).toList());
	}

	private record ExporterWithoutMessages(SpanExporter exporter) implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			return this.exporter.export(spans.stream().<SpanData>map(SpanWithoutMessages::new).toList());
		}

		@Override
		public CompletableResultCode flush() {
			return this.exporter.flush();
		}

		@Override
		public CompletableResultCode shutdown() {
			return this.exporter.shutdown();
		}

	}

	private static final class SpanWithoutMessages extends DelegatingSpanData {

		SpanWithoutMessages(SpanData span) {
			super(span);
		}

		@Override
		public StatusData getStatus() {
			return StatusData.create(super.getStatus().getStatusCode(), "");
		}

		@Override
		public List<EventData> getEvents() {
			return super.getEvents().stream().map(SpanWithoutMessages::withoutMessages).toList();
		}

		/**
		 * A stack trace has the messages in it, too.
		 */
		private static EventData withoutMessages(EventData event) {
			return EventData.create(event.getEpochNanos(), event.getName(),
					event.getAttributes()
						.toBuilder()
						.removeIf((key) -> List.of("exception.message", "exception.stacktrace").contains(key.getKey()))
						.build());
		}

	}

}

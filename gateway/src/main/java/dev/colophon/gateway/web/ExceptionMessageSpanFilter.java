package dev.colophon.gateway.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import io.micrometer.tracing.otel.bridge.OtelFinishedSpan;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;

import org.springframework.stereotype.Component;

/**
 * Takes the messages of exceptions out of traces: they quote what was asked for, with
 * tokens, queries and e-mail addresses. The type and the stack trace stay.
 */
@Component
class ExceptionMessageSpanFilter implements SpanFilter {

	private static final AttributeKey<String> MESSAGE = AttributeKey.stringKey("exception.message");

	private static final AttributeKey<String> STACK_TRACE = AttributeKey.stringKey("exception.stacktrace");

	/**
	 * What is no message in a stack trace: the frames, and the types of exceptions.
	 */
	private static final Pattern FRAMES_AND_TYPES = Pattern.compile(
			"(?m)^(?:\\t+(?:at .+|\\.\\.\\. \\d+ more)|\\t*(?:Caused by: |Suppressed: )?\\w++(?:[.$]\\w++)++(?=:|$))");

	@Override
	public FinishedSpan map(FinishedSpan span) {
		return (span.getError() == null) ? span
				: OtelFinishedSpan.fromOtel(new WithoutMessages(OtelFinishedSpan.toOtel(span)));
	}

	static String withoutMessages(String stackTrace) {
		return FRAMES_AND_TYPES.matcher(stackTrace).results().map(MatchResult::group).collect(Collectors.joining("\n"));
	}

	private static final class WithoutMessages extends DelegatingSpanData {

		WithoutMessages(SpanData span) {
			super(span);
		}

		@Override
		public List<EventData> getEvents() {
			return super.getEvents().stream().map(WithoutMessages::withoutMessages).toList();
		}

		@Override
		public StatusData getStatus() {
			return StatusData.create(super.getStatus().getStatusCode(), "");
		}

		private static EventData withoutMessages(EventData event) {
			AttributesBuilder attributes = event.getAttributes().toBuilder().remove(MESSAGE);
			String stackTrace = event.getAttributes().get(STACK_TRACE);
			if (stackTrace != null) {
				attributes.put(STACK_TRACE, ExceptionMessageSpanFilter.withoutMessages(stackTrace));
			}
			return EventData.create(event.getEpochNanos(), event.getName(), attributes.build());
		}

	}

}

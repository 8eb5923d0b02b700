package dev.colophon.gateway.web;

import java.io.PrintWriter;
import java.io.StringWriter;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ExceptionMessageSpanFilterTests {

	@Test
	void leavesTheTypesAndTheFrames() {
		Exception cause = new IllegalArgumentException("secret: a\nsecret\n at secret\nsecret@example.org");
		cause.addSuppressed(new java.util.concurrent.TimeoutException("secret"));
		String stackTrace = stackTrace(new IllegalStateException("GET http://localhost/confirmations/secret", cause));
		assertThat(stackTrace).contains("secret");
		assertThat(ExceptionMessageSpanFilter.withoutMessages(stackTrace)).doesNotContain("secret", "@")
			.startsWith("java.lang.IllegalStateException\n\tat ")
			.contains("\nCaused by: java.lang.IllegalArgumentException\n",
					"\n\tSuppressed: java.util.concurrent.TimeoutException\n\t\tat ", " more")
			.contains(getClass().getName() + ".leavesTheTypesAndTheFrames(");
	}

	private static String stackTrace(Exception exception) {
		StringWriter text = new StringWriter();
		exception.printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}

}

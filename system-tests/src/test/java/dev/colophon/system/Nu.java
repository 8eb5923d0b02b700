package dev.colophon.system;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import nu.validator.client.EmbeddedValidator;
import nu.validator.client.EmbeddedValidator.OutputFormat;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Nu HTML checker.
 */
final class Nu {

	private Nu() {
	}

	static void assertValid(String html) throws Exception {
		EmbeddedValidator validator = new EmbeddedValidator();
		validator.setOutputFormat(OutputFormat.GNU);
		assertThat(validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)))).isBlank();
	}

}

package dev.colophon.newsletter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * What this service promises, in OpenAPI.
 */
@RestController
class Specification {

	private final String document;

	private final Answers answers;

	Specification(Answers answers) throws IOException {
		this.document = new ClassPathResource("api/openapi.yaml").getContentAsString(StandardCharsets.UTF_8);
		this.answers = answers;
	}

	@GetMapping(path = "/openapi.yaml", produces = MediaType.APPLICATION_YAML_VALUE)
	byte @Nullable [] document(ServletWebRequest request) {
		return this.answers.unlessKnown(request, MediaType.APPLICATION_YAML, this.document,
				() -> this.document.getBytes(StandardCharsets.UTF_8));
	}

}

package dev.colophon.toc.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who relies on which operation, as the pacts of the consumers tell.
 *
 * @param operation as in {@code GET /pages/{slug}}
 * @param consumer who relies on it
 * @param interaction what for
 */
record Reliance(String operation, String consumer, String interaction) {

	private static final Path PACTS = Path.of("src/test/resources/pacts");

	static List<Reliance> all(ApiDocument api) throws IOException {
		try (Stream<Path> files = Files.list(PACTS)) {
			return files.sorted().map(JsonMapper.shared()::readTree).flatMap((pact) -> of(pact, api)).toList();
		}
	}

	private static Stream<Reliance> of(JsonNode pact, ApiDocument api) {
		String consumer = pact.at("/consumer/name").stringValue();
		return pact.path("interactions").valueStream().map((interaction) -> {
			JsonNode request = interaction.path("request");
			String operation = ApiDocument
				.name(api.operation(request.path("method").stringValue(), request.path("path").stringValue()));
			return new Reliance(operation, consumer, interaction.path("description").stringValue());
		});
	}

	@Override
	public String toString() {
		return this.consumer + " (" + this.interaction + ")";
	}

}

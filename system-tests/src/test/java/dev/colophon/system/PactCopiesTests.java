package dev.colophon.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What consumers expect is what their providers verify.
 */
class PactCopiesTests {

	@ParameterizedTest
	@CsvSource({ "gateway, content-service", "gateway, toc-service", "gateway, newsletter-service",
			"newsletter-service, content-service" })
	void areTheSameOnBothSides(String consumer, String provider) {
		Path written = Run.REPOSITORY.resolve(consumer + "/target/pacts/" + consumer + "-" + provider + ".json");
		assertThat(written).as("what the tests of %s write, which come first", consumer).exists();
		assertThat(copy(provider, consumer)).as("what ./pacts has handed to %s", provider)
			.hasSameTextualContentAs(written);
	}

	@ParameterizedTest
	@CsvSource({ "content-service, gateway newsletter-service", "toc-service, gateway", "newsletter-service, gateway" })
	void areOfNobodyElse(String provider, String consumers) throws IOException {
		try (Stream<Path> files = Files.list(copy(provider, "any").getParent())) {
			assertThat(files.map((file) -> file.getFileName().toString().replace(".json", "")))
				.containsExactlyInAnyOrder(consumers.split(" "));
		}
	}

	private static Path copy(String provider, String consumer) {
		return Run.REPOSITORY.resolve(provider + "/src/test/resources/pacts/" + consumer + ".json");
	}

}

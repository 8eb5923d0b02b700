package dev.colophon.newsletter.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import dev.colophon.newsletter.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service takes all that its specification says it takes, up to the limits and not
 * beyond, and takes nothing for what is said to be the default. It is the service of
 * {@link HostileCallerTests}, so that none has to be started.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "colophon.instance=hostile", "colophon.editor.password=secret",
				"colophon.sign-ups.per-client=1000000", "colophon.sign-ups.all=1000000" })
@Import(TestDatabase.class)
class BoundaryTests {

	private static final String EDITOR = "Basic "
			+ Base64.getEncoder().encodeToString("editor:secret".getBytes(StandardCharsets.UTF_8));

	private final ApiDocument api = read();

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Test
	void areTakenAndDefaultsAreMeantWhereNothingIsSaid() throws Exception {
		List<Boundaries> all = Boundaries.of(this.api).toList();
		assertThat(all).anyMatch((one) -> !one.otherwise().isEmpty()).anyMatch((one) -> one.otherwise().isEmpty());
		for (Boundaries one : all) {
			HttpResponse<String> response = get(one.uri());
			assertThat(response.statusCode()).as(one.uri() + " " + response.body()).isNotIn(400, 422);
			if (!one.otherwise().isEmpty()) {
				assertThat(withoutTrace(response)).as("%s, and %s", one.uri(), one.otherwise())
					.isEqualTo(withoutTrace(get(one.otherwise())));
			}
		}
	}

	@Test
	void areNotPassed() throws Exception {
		List<String> all = Boundaries.beyond(this.api).toList();
		assertThat(all).isNotEmpty();
		for (String uri : all) {
			HttpResponse<String> response = get(uri);
			assertThat(response.statusCode()).as(uri + " " + response.body())
				.isIn(uri.contains("?") ? List.of(400) : List.of(400, 404));
		}
	}

	private static ApiDocument read() {
		try {
			return ApiDocument.of(Files.readString(Path.of("api/openapi.yaml")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String withoutTrace(HttpResponse<String> response) {
		return response.body().replaceFirst("\"traceId\" ?: ?\"\\w+\"", "");
	}

	private HttpResponse<String> get(String uri) throws Exception {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri))
			.header("Authorization", EDITOR)
			.build(), BodyHandlers.ofString());
	}

}

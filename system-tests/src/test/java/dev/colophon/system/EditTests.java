package dev.colophon.system;

import java.net.http.HttpResponse;
import java.time.Duration;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An editor who works through the gateway, and a reader who watches.
 */
@ExtendWith(SharedSuite.class)
class EditTests {

	private static final String PAGE = "/api/content/pages/edited";

	private final Suite suite;

	EditTests(Suite suite) {
		this.suite = suite;
	}

	@BeforeEach
	void thereIsAPage() throws Exception {
		HttpResponse<String> created = put("First.", "If-None-Match", "*");
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
	}

	@AfterEach
	void thePageIsGone() throws Exception {
		this.suite.edit("DELETE", PAGE, "", "If-Match", "*");
	}

	@Test
	void oneOfTwoWhoKnowTheSamePageIsTooLate() throws Exception {
		String etag = this.suite.get(PAGE).headers().firstValue("ETag").orElseThrow();
		assertThat(put("One.", "If-Match", etag).statusCode()).isEqualTo(200);
		assertThat(put("Other.", "If-Match", etag).statusCode()).isEqualTo(412);
		assertThat(this.suite.edit("GET", PAGE + "/revisions", "", "Accept", "application/json").body())
			.contains("\"total\"");
		readersSee("/edited.html", 200, "<p>One.</p>");
	}

	@Test
	void strangersDoNot() throws Exception {
		assertThat(this.suite.get(PAGE + "/revisions").statusCode()).isEqualTo(401);
		readersSee("/edited.html", 200, "<p>First.</p>");
	}

	@Test
	void readersAreLedFromTheFormerAddressToTheNewOne() throws Exception {
		assertThat(this.suite
			.edit("PATCH", PAGE, "{\"slug\": \"edited-anew\"}", "Content-Type", "application/merge-patch+json",
					"If-Match", "*")
			.statusCode()).isEqualTo(200);
		readersSee("/edited-anew.html", 200, "<p>First.</p>");
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			HttpResponse<String> moved = this.suite.get("/edited.html");
			assertThat(moved.statusCode()).isEqualTo(301);
			assertThat(moved.headers().firstValue("Location")).contains("/edited-anew.html");
		});
		assertThat(this.suite
			.edit("PATCH", PAGE + "-anew", "{\"slug\": \"edited\"}", "Content-Type", "application/merge-patch+json",
					"If-Match", "*")
			.statusCode()).isEqualTo(200);
	}

	@Test
	void readersAreToldWhatIsGoneUntilItIsBack() throws Exception {
		readersSee("/edited.html", 200, "<p>First.</p>");
		assertThat(this.suite.edit("DELETE", PAGE, "", "If-Match", "*").statusCode()).isEqualTo(204);
		readersSee("/edited.html", 410, "<h1>No longer here</h1>");
		assertThat(
				this.suite.edit("POST", PAGE + "/revisions/" + lastTextOf() + "/restoration", "", "If-None-Match", "*")
					.statusCode())
			.isEqualTo(201);
		readersSee("/edited.html", 200, "<p>First.</p>");
	}

	@Test
	void theContentsAreEditedAsWell() throws Exception {
		HttpResponse<String> added = this.suite.edit("POST", "/api/toc/toc/entries",
				"{\"slug\": \"edited\", \"title\": \"Edited\", \"chapter\": \"about\"}", "Content-Type",
				"application/json");
		assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
		readersSee("/table-of-contents.html", 200, "href=\"/edited.html\"");
		assertThat(this.suite.edit("DELETE", "/api/toc/toc/entries/edited", "", "If-Match", "*").statusCode())
			.isEqualTo(204);
	}

	private String lastTextOf() throws Exception {
		String revisions = this.suite.edit("GET", PAGE + "/revisions", "", "Accept", "application/json").body();
		return JsonParser.parseString(revisions)
			.getAsJsonObject()
			.getAsJsonArray("items")
			.get(1)
			.getAsJsonObject()
			.get("number")
			.getAsString();
	}

	private HttpResponse<String> put(String text, String... condition) throws Exception {
		return this.suite.edit("PUT", PAGE, """
				{"title": "Edited", "description": "A page that is edited.", "markdown": "%s"}""".formatted(text),
				"Content-Type", "application/json", condition[0], condition[1]);
	}

	/**
	 * Soon: a page that is remembered is shown once more while it is asked for again.
	 */
	private void readersSee(String path, int status, String html) {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			HttpResponse<String> page = this.suite.get(path);
			assertThat(page.statusCode()).isEqualTo(status);
			assertThat(page.body()).contains(html);
		});
	}

}

package dev.colophon.content.revision;

import dev.colophon.content.EditedTest;
import dev.colophon.content.EditorsClient;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.OtherBuild;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The announcement and the promotion, of which there is at most one.
 */
@EditedTest
@Import(EditorsClient.class)
class SingleResourceTests {

	private static final String ANNOUNCEMENT = """
			{"text": "News", "link": "/news.html"}""";

	private static final String PROMOTION = """
			{"title": "Run it", "link": "https://example.org/", "picture": "suite.svg", "markdown": "*Now*."}""";

	@Autowired
	private EditorsClient editor;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Answers answers;

	@BeforeEach
	void thereIsNone() {
		this.editor.delete("/announcement", "*");
		this.editor.delete("/promotion", "*");
	}

	@AfterEach
	void theFirstOnesAreBack() {
		thereIsNone();
		for (String resource : new String[] { "/announcement", "/promotion" }) {
			assertThat(this.editor.restore(resource, 1, "If-None-Match", "*")).hasStatus(HttpStatus.CREATED);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/announcement", "/promotion" })
	void isCreatedAndUpdatedByWhoeverKnowsIt(String resource) {
		String json = resource.equals("/announcement") ? ANNOUNCEMENT : PROMOTION;
		assertThat(this.mvc.get().uri(resource)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.editor.update(resource, "*", json)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(this.editor.create(resource, json)).hasStatus(HttpStatus.CREATED)
			.hasHeader("Location", resource)
			.hasHeader("Content-Location", resource)
			.hasHeader("ETag", this.editor.etag(resource, MediaType.APPLICATION_JSON));
		assertThat(this.editor.create(resource, json)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		String changed = json.replace("Run it", "Try it").replace("News", "More");
		String etag = this.editor.etag(resource, MediaType.TEXT_HTML);
		assertThat(this.editor.update(resource, etag, changed)).hasStatusOk();
		assertThat(this.editor.update(resource, etag, json)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(this.editor.request(HttpMethod.PUT, resource).contentType(MediaType.APPLICATION_JSON).content(json))
			.hasStatus(HttpStatus.PRECONDITION_REQUIRED);
	}

	@ParameterizedTest
	@CsvSource({ "/announcement, application/json", "/announcement, text/html", "/promotion, application/json",
			"/promotion, text/html" })
	void isChangedByWhoeverReadItFromTheBuildBefore(String resource, String type) {
		String json = resource.equals("/announcement") ? ANNOUNCEMENT : PROMOTION;
		this.editor.create(resource, json);
		String etag = this.editor.etag(resource, MediaType.valueOf(type));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.mvc.get().uri(resource).accept(type).header("If-None-Match", etag)).hasStatusOk();
		String changed = json.replace("Run it", "Try it").replace("News", "More");
		assertThat(this.editor.update(resource, etag, changed)).hasStatusOk();
		assertThat(this.editor.update(resource, etag, json)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		String second = this.editor.etag(resource, MediaType.valueOf(type));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.editor.restore(resource, 1, "If-Match", second)).hasStatusOk();
		String third = this.editor.etag(resource, MediaType.valueOf(type));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.editor.delete(resource, third)).hasStatus(HttpStatus.NO_CONTENT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/announcement", "/promotion" })
	void comesBackFromItsRevisions(String resource) {
		this.editor.create(resource, resource.equals("/announcement") ? ANNOUNCEMENT : PROMOTION);
		String etag = this.editor.etag(resource, MediaType.APPLICATION_JSON);
		int last = EditorsClient.read(this.editor.get(resource + "/revisions", MediaType.APPLICATION_JSON), "$.total");
		assertThat(this.editor.delete(resource, etag)).hasStatus(HttpStatus.NO_CONTENT);
		assertThat(this.mvc.get().uri(resource)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.editor.restore(resource, last, "If-None-Match", "*")).hasStatus(HttpStatus.CREATED)
			.hasHeader("Location", resource)
			.hasHeader("ETag", etag);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"/announcement | {\"text\": \"\", \"link\": \"/\"} | 422 | The text is not empty.",
			"/announcement | {\"link\": \"/\"} | 422 | The text is not empty.",
			"/announcement | {\"text\": \"T\"} | 422 | The link is not empty.",
			"/announcement | {\"text\": \"T\", \"link\": \"javascript:alert(1)\"} | 400 | A link begins with / or http:// or https://, and 'javascript:alert(1)' does not",
			"/promotion | {\"title\": \"T\", \"link\": \"/\", \"picture\": \"../x.svg\", \"markdown\": \"\"} | 422 | There is no picture '../x.svg'.",
			"/promotion | {\"title\": \"T\", \"link\": \"/\", \"picture\": \"suite.svg\", \"markdown\": \">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> a\"} | 422 | The markdown cannot be read: Markdown is nested at most 100 deep.",
			"/promotion | {\"title\": \"T\", \"link\": \"/\", \"picture\": \"suite.svg\"} | 422 | The markdown has at most 5000 characters, and no control characters." })
	void isRefusedWhereItCannotBeShown(String resource, String json, int status, String detail) {
		assertThat(this.editor.create(resource, json)).hasStatus(status)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo(detail);
		assertThat(this.mvc.get().uri(resource)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void isOnNoPageWhenThereIsNone() {
		assertThat(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML)).bodyText()
			.doesNotContain("data-part=\"announcement\"", "data-part=\"promotion\"");
	}

}

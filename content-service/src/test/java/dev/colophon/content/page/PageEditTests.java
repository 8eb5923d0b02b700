package dev.colophon.content.page;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import dev.colophon.content.EditedTest;
import dev.colophon.content.EditorsClient;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.OtherBuild;
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
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

@EditedTest
@Import(EditorsClient.class)
class PageEditTests {

	private static final AtomicInteger count = new AtomicInteger();

	@Autowired
	private EditorsClient editor;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private Answers answers;

	private String page = "";

	@BeforeEach
	void chooseAPageThatNoOtherTestUses() {
		this.page = "/pages/edited-" + count.incrementAndGet();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html", "text/markdown" })
	void isChangedByWhoeverReadItFromTheBuildBefore(String type) {
		this.editor.create(this.page, json("First text."));
		String etag = this.editor.etag(this.page, MediaType.valueOf(type));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.mvc.get().uri(this.page).accept(type).header("If-None-Match", etag)).hasStatusOk();
		assertThat(this.editor.patch(this.page, etag, "{\"title\": \"New\"}")).hasStatusOk();
		assertThat(this.editor.update(this.page, etag, json("Other."))).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(this.editor.delete(this.page, etag)).hasStatus(HttpStatus.PRECONDITION_FAILED);
		String second = this.editor.etag(this.page, MediaType.valueOf(type));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.editor.update(this.page, second, json("Other."))).hasStatusOk();
		String third = this.editor.etag(this.page, MediaType.valueOf(type));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.editor.restore(this.page, 1, "If-Match", third)).hasStatusOk();
		String last = this.editor.etag(this.page, MediaType.valueOf(type));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.editor.delete(this.page, last)).hasStatus(HttpStatus.NO_CONTENT);
	}

	@Test
	void isChangedByWhoeverReadItCompressed() {
		this.editor.create(this.page, json("First text."));
		String etag = this.editor.etag(this.page, MediaType.APPLICATION_JSON);
		assertThat(this.editor.update(this.page, etag.replaceFirst("\"$", "--gzip\""), json("Other."))).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html", "text/markdown" })
	void isChangedByWhoeverReadItBeforeAnotherPageOnItChanged(String type) {
		String next = this.page + "-next";
		this.editor.create(next, json("Next."));
		this.editor.create(this.page, json("First text."));
		String slug = next.substring("/pages/".length());
		this.editor.patch(this.page, "*", "{\"next\": [\"" + slug + "\"]}");
		String etag = this.editor.etag(this.page, MediaType.valueOf(type));
		assertThat(this.editor.patch(next, "*", "{\"title\": \"New\"}")).hasStatusOk();
		assertThat(this.editor.update(this.page, etag, json("Other."))).hasStatusOk();
	}

	@Test
	void createsAPage() {
		MvcTestResult created = this.editor.create(this.page, json("First text."));
		assertThat(created).hasStatus(HttpStatus.CREATED)
			.hasHeader("Location", this.page)
			.hasHeader("Content-Location", this.page)
			.hasHeader("ETag", this.editor.etag(this.page, MediaType.APPLICATION_JSON));
		assertThat(this.mvc.get().uri(this.page)).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.title", (title) -> assertThat(title).asString().isEqualTo("Title"))
			.hasPathSatisfying("$.question", (question) -> assertThat(question).asString().isEqualTo("About it."))
			.hasPathSatisfying("$.html", (html) -> assertThat(html).asString().isEqualTo("<p>First text.</p>"));
	}

	@Test
	void createsNothingOverAPageThatIsThere() {
		this.editor.create(this.page, json("First."));
		assertThat(this.editor.create(this.page, json("Second."))).hasStatus(HttpStatus.PRECONDITION_FAILED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(text()).isEqualTo("First.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html", "text/markdown" })
	void updatesForWhoeverKnowsAnyRepresentation(String type) {
		this.editor.create(this.page, json("First."));
		MvcTestResult updated = this.editor.update(this.page, this.editor.etag(this.page, MediaType.valueOf(type)),
				json("Second."));
		assertThat(updated).hasStatusOk().hasHeader("ETag", this.editor.etag(this.page, MediaType.APPLICATION_JSON));
		assertThat(text()).isEqualTo("Second.");
	}

	@Test
	void takesOneOfTwoWritersWhoKnowTheSame() {
		this.editor.create(this.page, json("First."));
		String etag = this.editor.etag(this.page, MediaType.APPLICATION_JSON);
		assertThat(this.editor.update(this.page, etag, json("One."))).hasStatusOk();
		assertThat(this.editor.update(this.page, etag, json("Other."))).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(revisionTexts()).containsExactly("First.", "One.");
	}

	@Test
	void takesOneOfManyWritersAtTheSameTime() throws Exception {
		this.editor.create(this.page, json("First."));
		String etag = this.editor.etag(this.page, MediaType.APPLICATION_JSON);
		List<Callable<Integer>> writers = IntStream.range(0, 8)
			.<Callable<Integer>>mapToObj((number) -> () -> this.editor.update(this.page, etag, json("Text " + number))
				.getResponse()
				.getStatus())
			.toList();
		try (var threads = Executors.newFixedThreadPool(8)) {
			List<Integer> statuses = threads.invokeAll(writers).stream().map((future) -> future.resultNow()).toList();
			assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
		}
		assertThat(revisionTexts()).hasSize(2).last().isEqualTo(text());
	}

	@Test
	void takesOneOfManyCreatorsAtTheSameTime() throws Exception {
		List<Callable<Integer>> creators = IntStream.range(0, 8)
			.<Callable<Integer>>mapToObj(
					(number) -> () -> this.editor.create(this.page, json("Text " + number)).getResponse().getStatus())
			.toList();
		try (var threads = Executors.newFixedThreadPool(8)) {
			List<Integer> statuses = threads.invokeAll(creators).stream().map((future) -> future.resultNow()).toList();
			assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 412);
		}
		assertThat(revisionTexts()).hasSize(1);
	}

	@Test
	void writesNothingWhereTheAnswerIsNotAcceptable() {
		assertThat(this.editor.request(HttpMethod.PUT, this.page)
			.header("If-None-Match", "*")
			.contentType(MediaType.APPLICATION_JSON)
			.content(json("Text."))
			.accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.NOT_ACCEPTABLE);
		assertThat(this.mvc.get().uri(this.page)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void asksWhatIsReplaced() {
		for (HttpMethod method : List.of(HttpMethod.PUT, HttpMethod.DELETE)) {
			assertThat(this.editor.request(method, this.page)
				.contentType(MediaType.APPLICATION_JSON)
				.content(json("Text."))).hasStatus(HttpStatus.PRECONDITION_REQUIRED)
				.bodyJson()
				.extractingPath("$.type")
				.isEqualTo("/problems/precondition-required");
		}
	}

	@Test
	void updatesNothingThatIsNotThere() {
		assertThat(this.editor.update(this.page, "*", json("Text."))).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(this.mvc.get().uri(this.page)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void keepsNoRevisionOfWhatDoesNotChange() {
		this.editor.create(this.page, json("First."));
		String etag = this.editor.etag(this.page, MediaType.APPLICATION_JSON);
		assertThat(this.editor.update(this.page, etag, json("First."))).hasStatusOk().hasHeader("ETag", etag);
		assertThat(revisionTexts()).hasSize(1);
	}

	@Test
	void givesBackAsMarkdownWhatItTakesAsMarkdown() {
		String file = """
				---
				title: "Quotes \\"and\\" backslashes \\\\ and: colons"
				description: "What it is # about."
				question: "Why?"
				icon: "gear"
				next:
				  - "docker"
				  - "deployment"
				more:
				  - "[A book](https://example.org/)"
				status: "hidden"
				category: "things"
				tags:
				  - "one"
				  - "two"
				---

				The *text*.
				""";
		assertThat(this.editor.request(HttpMethod.PUT, this.page)
			.header("If-None-Match", "*")
			.contentType(MediaType.TEXT_MARKDOWN)
			.content(file)).hasStatus(HttpStatus.CREATED)
			.bodyJson()
			.extractingPath("$.title")
			.isEqualTo("Quotes \"and\" backslashes \\ and: colons");
		assertThat(this.editor.get(this.page, MediaType.TEXT_MARKDOWN)).hasStatusOk().bodyText().isEqualTo(file);
	}

	@Test
	void changesSomeFieldsOfAPage() {
		this.editor.create(this.page, json("First."));
		assertThat(this.editor.patch(this.page, this.editor.etag(this.page, MediaType.APPLICATION_JSON), """
				{"title": "Other", "tags": ["a", "b"], "question": null}""")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.title", (title) -> assertThat(title).asString().isEqualTo("Other"))
			.hasPathSatisfying("$.question", (question) -> assertThat(question).asString().isEqualTo("About it."))
			.hasPathSatisfying("$.tags", (tags) -> assertThat(tags).asArray().containsExactly("a", "b"));
		assertThat(text()).isEqualTo("First.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"tilte\": \"T\"} | There is no field 'tilte' here.",
					"{\"title\": {}} | The field 'title' has a value of another type.",
					"{\"hidden\": \"true\"} | The field 'hidden' has a value of another type.",
					"[] | The body of this request cannot be read." })
	void tellsWhatIsWrongWithAChange(String patch, String detail) {
		this.editor.create(this.page, json("First."));
		assertThat(this.editor.patch(this.page, "*", patch)).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo(detail);
	}

	@Test
	void changesNothingAtAFormerAddress() {
		this.editor.create(this.page, json("First."));
		String second = rename(this.page, "-second");
		assertThat(this.editor.patch(this.page, "*", "{\"title\": \"Other\"}")).hasStatus(HttpStatus.CONFLICT)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("This page is now called '" + second.replace("/pages/", "") + "'.");
	}

	@Test
	void leadsFromEachFormerAddressToTheOneOfNow() {
		this.editor.create(this.page, json("First."));
		String second = rename(this.page, "-second");
		String third = rename(second, "-third");
		for (String former : List.of(this.page, second)) {
			assertThat(this.mvc.get().uri(former).header("X-Forwarded-Prefix", "/api/content"))
				.hasStatus(HttpStatus.MOVED_PERMANENTLY)
				.hasHeader("Location", "http://localhost/api/content" + third);
			assertThat(this.mvc.get().uri(former).accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.MOVED_PERMANENTLY)
				.hasHeader("Location", third.replace("/pages", "") + ".html")
				.hasHeader("Cache-Control", "max-age=1, stale-while-revalidate=1, stale-if-error=86400");
		}
		assertThat(this.mvc.get().uri(third)).hasStatusOk();
		assertThat(revisionsOf(third)).isEqualTo(3);
	}

	@Test
	void bringsAPageBackToAFormerAddress() {
		this.editor.create(this.page, json("First."));
		String second = rename(this.page, "-second");
		assertThat(this.editor.patch(second, "*", "{\"slug\": \"" + this.page.replace("/pages/", "") + "\"}"))
			.hasStatusOk();
		assertThat(this.mvc.get().uri(this.page)).hasStatusOk();
		assertThat(this.mvc.get().uri(second)).hasStatus(HttpStatus.MOVED_PERMANENTLY);
	}

	@Test
	void givesNoAddressAwayThatSomebodyMayStillUse() {
		this.editor.create(this.page, json("First."));
		rename(this.page, "-second");
		assertThat(this.editor.create(this.page, json("New."))).hasStatus(HttpStatus.CONFLICT)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		this.editor.create(this.page + "-other", json("Other."));
		assertThat(this.editor.patch(this.page + "-other", "*", "{\"slug\": \"docker\"}"))
			.hasStatus(HttpStatus.CONFLICT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "table-of-contents", "search" })
	void givesNoAddressAwayThatTheSiteItselfAnswers(String slug) {
		assertThat(this.editor.create("/pages/" + slug, json("Text."))).hasStatus(HttpStatus.CONFLICT);
		this.editor.create(this.page, json("Text."));
		assertThat(this.editor.patch(this.page, "*", "{\"slug\": \"" + slug + "\"}")).hasStatus(HttpStatus.CONFLICT);
		assertThat(this.mvc.get().uri("/pages/" + slug)).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri(this.page)).hasStatusOk();
	}

	@Test
	void saysThatADeletedPageIsGone() {
		this.editor.create(this.page, json("First."));
		assertThat(this.editor.delete(this.page, "\"other\"")).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(this.editor.delete(this.page, this.editor.etag(this.page, MediaType.APPLICATION_JSON)))
			.hasStatus(HttpStatus.NO_CONTENT);
		assertThat(this.mvc.get().uri(this.page)).hasStatus(HttpStatus.GONE)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/gone");
		assertThat(this.mvc.get().uri(this.page).accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.GONE)
			.hasHeader("Cache-Control", "max-age=1, stale-while-revalidate=1, stale-if-error=86400")
			.bodyText()
			.contains("data-part=\"article\"", "<h1>No longer here</h1>");
		assertThat(this.editor.delete(this.page, "*")).hasStatus(HttpStatus.PRECONDITION_FAILED);
	}

	@Test
	void leadsReadersToTheContentsWhereThereIsNoFrontPage() {
		this.editor.delete("/pages/index", "*");
		try {
			assertThat(this.mvc.get().uri("/pages/index")).hasStatus(HttpStatus.NOT_FOUND);
			assertThat(this.mvc.get().uri("/pages/index").accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.SEE_OTHER)
				.hasHeader("Location", "/table-of-contents.html");
		}
		finally {
			assertThat(this.editor.restore("/pages/index", 1, "If-None-Match", "*")).hasStatus(HttpStatus.CREATED);
		}
	}

	@Test
	void bringsADeletedPageBack() {
		this.editor.create(this.page, json("First."));
		this.editor.delete(this.page, "*");
		assertThat(this.editor.restore(this.page, 2, "If-None-Match", "*")).hasStatus(HttpStatus.GONE);
		assertThat(this.editor.restore(this.page, 1, "If-None-Match", "*")).hasStatus(HttpStatus.CREATED);
		assertThat(text()).isEqualTo("First.");
		assertThat(revisionsOf(this.page)).isEqualTo(3);
	}

	@Test
	void makesAPageWhatItWas() {
		this.editor.create(this.page, json("First."));
		this.editor.update(this.page, "*", json("Second."));
		assertThat(this.editor.restore(this.page, 1, "If-Match", "\"old\"")).hasStatus(HttpStatus.PRECONDITION_FAILED);
		assertThat(this.editor.restore(this.page, 1, "If-Match", this.editor.etag(this.page, MediaType.TEXT_MARKDOWN)))
			.hasStatusOk();
		assertThat(revisionTexts()).containsExactly("First.", "Second.", "First.");
		assertThat(this.editor.restore(this.page, 9, "If-Match", "*")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void listsRevisionsTheNewestFirstWithTheirTimes() {
		this.editor.create(this.page, json("First."));
		this.editor.delete(this.page, "*");
		assertThat(this.editor.get(this.page + "/revisions?size=1", MediaType.APPLICATION_JSON)).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.total", (total) -> assertThat(total).asNumber().isEqualTo(2))
			.hasPathSatisfying("$.items[0].number", (number) -> assertThat(number).asNumber().isEqualTo(2))
			.hasPathSatisfying("$.items[0].deleted", (deleted) -> assertThat(deleted).asBoolean().isTrue())
			.hasPathSatisfying("$.items[0].at", (at) -> assertThat(at).asString().endsWith("Z"));
		assertThat(this.editor.get(this.page + "/revisions/1", MediaType.APPLICATION_JSON)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.content.title")
			.isEqualTo("Title");
		assertThat(this.editor.get(this.page + "/revisions/3", MediaType.APPLICATION_JSON))
			.hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.editor.get("/pages/never/revisions", MediaType.APPLICATION_JSON))
			.hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void knowsTheFirstRevisionOfThePagesThatCameWithIt() {
		assertThat(this.editor.get("/pages/docker/revisions/1", MediaType.APPLICATION_JSON)).hasStatusOk()
			.bodyJson()
			.extractingPath("$.content.title")
			.isEqualTo("Docker");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"title\": \"T\", \"description\": \"D\"} | 422 | The page needs markdown.",
			"{\"title\": \"T\", \"description\": \"D\", \"markdown\": \"\", \"tilte\": \"\"} | 400 | There is no field 'tilte' here.",
			"{\"title\": \" \", \"description\": \"D\", \"markdown\": \"\"} | 422 | The title is not empty.",
			"{\"title\": \"a\\nb\", \"description\": \"D\", \"markdown\": \"\"} | 422 | The title is one line, without control characters.",
			"{\"title\": \"T\", \"description\": \"D\", \"markdown\": \"a\\u0000b\"} | 422 | The markdown has no control characters.",
			"{\"title\": \"T\", \"description\": \"D\", \"markdown\": \"a\\ud800b\"} | 422 | The markdown has no control characters.",
			"{\"title\": 5, \"description\": \"D\", \"markdown\": \"\"} | 400 | The field 'title' has a value of another type.",
			"{\"title\": {}, \"description\": \"D\", \"markdown\": \"\"} | 400 | The field 'title' has a value of another type.",
			"{\"title\": \"T\", \"description\": \"D\", \"markdown\": \"\", \"next\": [\"No Slug\"]} | 400 | A slug has lower-case letters, digits and single hyphens, at most 100 characters",
			"{\"title\": \"T\", \"description\": \"D\", \"markdown\": \"\", \"next\": [null]} | 422 | The next has no null in it.",
			"{\"slug\": \"other\", \"title\": \"T\", \"description\": \"D\", \"markdown\": \"\"} | 422 | PUT does not rename a page. PATCH does.",
			"{ | 400 | The body of this request cannot be read.",
			"[] | 400 | The body of this request cannot be read." })
	void tellsWhatIsWrongWithAPage(String json, int status, String detail) {
		assertThat(this.editor.create(this.page, json)).hasStatus(status)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo(detail);
		assertThat(this.mvc.get().uri(this.page)).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void tellsWhatAFileLacks() {
		assertThat(this.editor.request(HttpMethod.PUT, this.page)
			.header("If-None-Match", "*")
			.contentType(MediaType.TEXT_MARKDOWN)
			.content("---\ntitle: T\n---\n\nText.")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("description");
	}

	@Test
	void refusesAPageThatIsTooLarge() {
		assertThat(this.editor.create(this.page, json("a".repeat(1_048_577))))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void refusesAPageThatIsNestedTooDeep() {
		assertThat(this.editor.create(this.page, json(">".repeat(10_000) + " a")))
			.hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The markdown cannot be read: Markdown is nested at most 100 deep.");
	}

	@Test
	void takesNoOtherTypes() {
		assertThat(this.editor.request(HttpMethod.PUT, this.page)
			.header("If-None-Match", "*")
			.contentType(MediaType.TEXT_PLAIN)
			.content("Text.")).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	private String rename(String page, String suffix) {
		String to = page + suffix;
		assertThat(this.editor.patch(page, this.editor.etag(page, MediaType.APPLICATION_JSON),
				"{\"slug\": \"" + to.replace("/pages/", "") + "\"}"))
			.hasStatusOk()
			.hasHeader("Content-Location", to);
		return to;
	}

	private String text() {
		return EditorsClient.read(this.editor.get(this.page, MediaType.APPLICATION_JSON), "$.markdown");
	}

	private int revisionsOf(String page) {
		return EditorsClient.read(this.editor.get(page + "/revisions", MediaType.APPLICATION_JSON), "$.total");
	}

	private List<String> revisionTexts() {
		return IntStream.rangeClosed(1, revisionsOf(this.page))
			.<String>mapToObj((number) -> EditorsClient.read(
					this.editor.get(this.page + "/revisions/" + number, MediaType.APPLICATION_JSON),
					"$.content.markdown"))
			.toList();
	}

	private static String json(String text) {
		return """
				{"title": "Title", "description": "About it.", "markdown": "%s"}""".formatted(text);
	}

}

package dev.colophon.toc.contents;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.colophon.toc.web.Answers;
import dev.colophon.toc.web.OtherBuild;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@EditorTest
class EditingTests {

	@Autowired
	private EditorClient editor;

	@Autowired
	private Chapters chapters;

	@Autowired
	private Answers answers;

	@BeforeEach
	void storesTwoChapters() {
		this.chapters.change((toc) -> SmallToc.TOC);
	}

	@Test
	void replacesTheContentsByWhatWasReadAndChanged() {
		HttpResponse<String> read = this.editor.get("/toc", "application/json");
		HttpResponse<String> written = this.editor.put(read.body().replace("Store", "Shop"), EditorClient.etag(read));
		assertThat(written.statusCode()).isEqualTo(200);
		HttpResponse<String> now = this.editor.get("/toc", "application/json");
		assertThat(written.body()).isEqualTo(now.body()).contains("Shop").doesNotContain("Store");
		assertThat(EditorClient.etag(written)).isEqualTo(EditorClient.etag(now)).isNotEqualTo(EditorClient.etag(read));
	}

	@Test
	void replacesTheContentsByOtherChaptersInAnotherOrder() {
		HttpResponse<String> written = this.editor.put("""
				{"chapters": [
				  {"slug": "new", "title": "New & <Shiny> 📖", "entries": [{"slug": "store", "title": "Store"}]},
				  {"slug": "first", "title": "First", "entries": [{"slug": "edit", "title": "Edit"}]}
				]}
				""", this.editor.current());
		assertThat(written.statusCode()).isEqualTo(200);
		assertThat(this.chapters.toc().chapters()).extracting(Chapter::title)
			.containsExactly("New & <Shiny> 📖", "First");
		assertThat(order()).containsExactly("new: store", "first: edit");
	}

	@Test
	void emptiesTheContents() {
		assertThat(this.editor.put("{\"chapters\": []}", this.editor.current()).statusCode()).isEqualTo(200);
		assertThat(order()).isEmpty();
	}

	@Test
	void acceptsOneOfTwoThatChangeTheSame() {
		String read = this.editor.current();
		assertThat(this.editor.put(contents("one"), read).statusCode()).isEqualTo(200);
		HttpResponse<String> second = this.editor.put(contents("two"), read);
		assertProblem(second, 412, "It has changed since you read it");
		assertThat(order()).containsExactly("c: one");
	}

	@ParameterizedTest
	@CsvSource({ "/toc, application/json", "/toc, text/html", "/toc?view=full, text/html",
			"/toc?current=unknown, text/html", "/toc?view=full, application/json" })
	void takesTheEtagOfEachRepresentationOfTheContents(String uri, String accepted) {
		String read = EditorClient.etag(this.editor.get(uri, accepted));
		assertThat(this.editor.patch("edit", "{\"title\": \"Write\"}", read).statusCode()).isEqualTo(200);
		assertThat(this.editor.patch("edit", "{\"title\": \"Rewrite\"}", read).statusCode()).isEqualTo(412);
		String again = EditorClient.etag(this.editor.get(uri, accepted));
		assertThat(this.editor.put(contents("one"), again).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void takesTheEtagOfTheEntryForTheEntry(String accepted) {
		String read = EditorClient.etag(this.editor.get("/toc/store", accepted));
		assertThat(this.editor.put(contents("one"), read).statusCode()).isEqualTo(412);
		assertThat(this.editor.patch("edit", "{\"title\": \"Write\"}", read).statusCode()).isEqualTo(412);
		assertThat(this.editor.delete("store", read).statusCode()).isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource({ "/toc, application/json", "/toc, text/html", "/toc?view=full, text/html",
			"/toc/store, application/json", "/toc/store, text/html" })
	void takesTheEtagOfTheBuildBefore(String uri, String accepted) {
		String read = EditorClient.etag(this.editor.get(uri, accepted));
		OtherBuild.isDeployed(this.answers);
		assertThat(EditorClient.etag(this.editor.get(uri, accepted))).isNotEqualTo(read);
		assertThat(this.editor.patch("store", "{\"title\": \"Shop\"}", read).statusCode()).isEqualTo(200);
		assertThat(this.editor.patch("store", "{\"title\": \"Again\"}", read).statusCode()).isEqualTo(412);
		String again = EditorClient.etag(this.editor.get(uri, accepted));
		OtherBuild.isDeployed(this.answers);
		assertThat(this.editor.delete("store", again).statusCode()).isEqualTo(204);
	}

	@Test
	void takesTheEtagOfTheBuildBeforeForTheWholeContents() {
		String read = this.editor.current();
		OtherBuild.isDeployed(this.answers);
		assertThat(this.editor.put(contents("one"), read).statusCode()).isEqualTo(200);
		assertThat(this.editor.put(contents("two"), read).statusCode()).isEqualTo(412);
	}

	@Test
	void takesTheEtagOfACompressedAnswer() {
		String read = this.editor.current().replaceFirst("\"$", "--gzip\"");
		assertThat(this.editor.put(contents("one"), read).statusCode()).isEqualTo(200);
	}

	@Test
	void doesNotTakeTheEtagOfADocumentWithACurrentEntry() {
		String read = EditorClient.etag(this.editor.get("/toc?current=edit", "text/html"));
		assertThat(this.editor.put(contents("one"), read).statusCode()).isEqualTo(412);
	}

	@Test
	void doesNotTakeAWeakEtag() {
		assertThat(this.editor.put(contents("one"), "W/" + this.editor.current()).statusCode()).isEqualTo(412);
	}

	@Test
	void takesAListOfEtagsAndTheAsterisk() {
		String list = "\"a\", " + this.editor.current() + " , W/\"b\"";
		assertThat(this.editor.put(contents("one"), list).statusCode()).isEqualTo(200);
		assertThat(this.editor.put(contents("two"), "*").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "\"", "\"a\" \"b\"", "\"a\",,", "*, *", "\"\"", "W/abc" })
	void refusesAConditionThatIsNone(String condition) {
		assertProblem(this.editor.put(contents("one"), condition), 400, "If-Match holds ETags");
	}

	@Test
	void asksForACondition() {
		assertProblem(this.editor.put(contents("one"), ""), 428, "Say in If-Match what you have read");
		assertProblem(this.editor.patch("edit", "{}", ""), 428, "Say in If-Match what you have read");
		assertProblem(this.editor.delete("edit", ""), 428, "Say in If-Match what you have read");
		assertThat(this.chapters.toc()).isEqualTo(SmallToc.TOC);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"\"chapter\": \"first\" | first: begin, first: edit, first: new, second: store",
			"\"before\": \"begin\" | first: new, first: begin, first: edit, second: store",
			"\"after\": \"begin\" | first: begin, first: new, first: edit, second: store",
			"\"chapter\": \"first\", \"before\": \"edit\" | first: begin, first: new, first: edit, second: store",
			"\"chapter\": \"second\", \"after\": null | first: begin, first: edit, second: store, second: new" })
	void addsAnEntryInItsPlace(String place, String order) {
		HttpResponse<String> added = this.editor.post("{\"slug\": \"new\", \"title\": \"New\", %s}".formatted(place));
		assertThat(added.statusCode()).isEqualTo(201);
		assertThat(added.headers().firstValue("Location")).contains("/toc/new");
		HttpResponse<String> read = this.editor.get("/toc/new", "application/json");
		assertThat(added.body()).isEqualTo(read.body());
		assertThat(EditorClient.etag(added)).isEqualTo(EditorClient.etag(read));
		assertThat(String.join(", ", order())).isEqualTo(order);
	}

	@Test
	void tellsWhereAnEntryIsReadBehindTheGateway() {
		HttpResponse<String> added = this.editor.send("POST", "/toc/entries",
				"{\"slug\": \"new\", \"title\": \"New\", \"after\": \"edit\"}",
				(request) -> request.header("Authorization", EditorClient.basic("editor", EditorClient.PASSWORD))
					.header("Content-Type", "application/json")
					.header("X-Forwarded-Prefix", "/api/toc"));
		assertThat(added.headers().firstValue("Location")).contains("/api/toc/toc/new");
	}

	@Test
	void neverAddsAnEntryTwice() {
		String entry = "{\"slug\": \"edit\", \"title\": \"New\", \"chapter\": \"second\"}";
		assertProblem(this.editor.post(entry), 409, "There is an entry 'edit' already");
		assertThat(this.chapters.toc()).isEqualTo(SmallToc.TOC);
	}

	@Test
	void addsAnEntryOnAConditionIfThereIsOne() {
		String read = this.editor.current();
		String first = "{\"slug\": \"new-1\", \"title\": \"New\", \"chapter\": \"second\"}";
		assertThat(this.editor.write("POST", "/toc/entries", first, read).statusCode()).isEqualTo(201);
		String second = first.replace('1', '2');
		assertThat(this.editor.write("POST", "/toc/entries", second, read).statusCode()).isEqualTo(412);
		assertThat(this.editor.post(second).statusCode()).isEqualTo(201);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | first: begin, first: edit, second: store",
			"{\"slug\": \"write\"} | first: begin, first: write, second: store",
			"{\"before\": \"begin\"} | first: edit, first: begin, second: store",
			"{\"after\": \"begin\"} | first: begin, first: edit, second: store",
			"{\"chapter\": \"first\"} | first: begin, first: edit, second: store",
			"{\"chapter\": \"second\"} | first: begin, second: store, second: edit",
			"{\"before\": \"store\", \"after\": null} | first: begin, second: edit, second: store",
			"{\"chapter\": \"second\", \"after\": \"store\", \"slug\": \"w\"} | first: begin, second: store, second: w" })
	void movesAndRenamesAnEntry(String patch, String order) {
		HttpResponse<String> patched = this.editor.patch("edit", patch, this.editor.current());
		assertThat(patched.statusCode()).isEqualTo(200);
		assertThat(String.join(", ", order())).isEqualTo(order);
		String location = patched.headers().firstValue("Content-Location").orElseThrow();
		HttpResponse<String> read = this.editor.get(location, "application/json");
		assertThat(patched.body()).isEqualTo(read.body());
		assertThat(EditorClient.etag(patched)).isEqualTo(EditorClient.etag(read));
	}

	@Test
	void goesOnFromTheEtagThatAWriteAnsweredWith() {
		String entry = "{\"slug\": \"new\", \"title\": \"New\", \"chapter\": \"second\"}";
		String added = EditorClient.etag(this.editor.post(entry));
		String renamed = EditorClient.etag(this.editor.patch("new", "{\"title\": \"Newer\"}", added));
		String removed = EditorClient.etag(this.editor.delete("new", renamed));
		assertThat(removed).isEqualTo(this.editor.current());
		assertThat(this.editor.put(contents("one"), removed).statusCode()).isEqualTo(200);
	}

	@Test
	void dropsAChapterWithItsLastEntry() {
		assertThat(this.editor.delete("store", this.editor.current()).statusCode()).isEqualTo(204);
		assertThat(order()).containsExactly("first: begin", "first: edit");
		assertThat(this.editor.patch("begin", "{\"title\": \"B\"}", this.editor.current()).statusCode()).isEqualTo(200);
		assertThat(this.editor.delete("begin", this.editor.current()).statusCode()).isEqualTo(204);
		assertThat(this.editor.delete("edit", this.editor.current()).statusCode()).isEqualTo(204);
		assertThat(this.editor.get("/toc", "application/json").body()).isEqualToIgnoringWhitespace("{\"chapters\":[]}");
	}

	@Test
	void dropsAChapterThatItsLastEntryLeaves() {
		assertThat(this.editor.patch("store", "{\"after\": \"begin\"}", this.editor.current()).statusCode())
			.isEqualTo(200);
		assertThat(order()).containsExactly("first: begin", "first: store", "first: edit");
	}

	@Test
	void findsNoEntryThatIsNotThere() {
		assertProblem(this.editor.patch("gone", "{}", "*"), 404, "There is no entry 'gone'.");
		assertProblem(this.editor.delete("gone", "*"), 404, "There is no entry 'gone'.");
		assertProblem(this.editor.delete("Gone", "*"), 400, "A slug has");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"chapter\": \"none\"} | There is no chapter 'none'",
			"{\"before\": \"none\"} | There is no entry 'none' to stand before or after",
			"{\"before\": \"edit\"} | The entry 'edit' cannot stand before or after itself",
			"{\"after\": \"edit\"} | The entry 'edit' cannot stand before or after itself",
			"{\"before\": \"begin\", \"after\": \"store\"} | before another one or after one, not both",
			"{\"chapter\": \"first\", \"before\": \"store\"} | is in the chapter 'second', not in 'first'",
			"{\"chapter\": \"none\", \"before\": \"store\"} | There is no chapter 'none'",
			"{\"title\": null} | /title: This has to be a text", "{\"title\": 5} | /title: This has to be a text",
			"{\"title\": \" \"} | /title: An entry needs a title",
			"{\"title\": \"a\\u0000b\"} | /title: A title is one line, without control characters",
			"{\"title\": \"a\\nb\"} | /title: A title is one line, without control characters",
			"{\"title\": \"a\\ud800b\"} | /title: A title is one line, without control characters",
			"{\"slug\": \"A\"} | /slug: A slug has", "{\"slug\": {}} | /slug: This has to be a text",
			"{\"Title\": \"a\"} | There is no member 'Title' here", "[] | This has to be an object",
			"null | This has to be an object", "{ | This cannot be read as JSON, from line 1",
			"{\"title\": \"a\", \"title\": \"b\"} | a member is there twice", "{} {} | This cannot be read as JSON",
			"'' | There is nothing to read here" })
	void refusesAPatchThatCannotBe(String patch, String why) {
		assertProblem(this.editor.patch("edit", patch, this.editor.current()), 400, why);
		assertThat(this.chapters.toc()).isEqualTo(SmallToc.TOC);
	}

	@Test
	void doesNotTakeTheNameOfAnother() {
		assertProblem(this.editor.patch("edit", "{\"slug\": \"store\"}", this.editor.current()), 409,
				"There is an entry 'store' already");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | /chapters: This has to be an array",
			"{\"chapters\": [5]} | /chapters/0: This has to be an object",
			"{\"chapters\": [{\"slug\": \"c\", \"title\": \"C\", \"entries\": []}]} | /chapters/0: A chapter needs an entry",
			"{\"chapters\": [{\"slug\": \"c\", \"title\": \"C\"}]} | /chapters/0/entries: This has to be an array",
			"{\"chapters\": [{\"slug\": \"c\", \"entries\": []}]} | /chapters/0: The member 'title' is missing",
			"{\"chapters\": [{\"slug\": \"c\", \"title\": \"C\", \"entries\": [{\"slug\": \"A\"}]}]} | /chapters/0/entries/0/slug: A slug has",
			"{\"chapters\": [{\"slug\": \"c\", \"title\": \"C\", \"entries\": [{\"slug\": \"a\", \"titel\": \"\"}]}]} | /chapters/0/entries/0: There is no member 'titel'",
			"{\"chapters\": [], \"version\": 1} | There is no member 'version' here" })
	void refusesContentsThatCannotBe(String contents, String why) {
		assertProblem(this.editor.put(contents, this.editor.current()), 400, why);
		assertThat(this.chapters.toc()).isEqualTo(SmallToc.TOC);
	}

	@Test
	void refusesASlugThatIsThereTwice() {
		assertProblem(this.editor.put(contents("a", "b", "a"), "*"), 400, "The slug 'a' is there twice");
		String chapters = contents("a").replace("]}]}",
				"]}, {\"slug\": \"c\", \"title\": \"C\", \"entries\": " + "[{\"slug\": \"b\", \"title\": \"B\"}]}]}");
		assertProblem(this.editor.put(chapters, "*"), 400, "The slug 'c' is there twice");
	}

	@Test
	void refusesMoreThanAReaderCanUse() {
		assertProblem(this.editor.put(contents(slugs(10_000)), "*"), 400,
				"The contents have at most 5000 entries, not 10000");
		assertProblem(this.editor.put(contents("a").replace("\"C\"", "\"" + "C".repeat(201) + "\""), "*"), 400,
				"A title has at most 200 characters");
		assertProblem(this.editor.put(contents("a") + " ".repeat(10_100_000), "*"), 400, "longer or deeper");
		assertProblem(this.editor.put("[".repeat(100_000), "*"), 400, "longer or deeper");
		assertThat(this.chapters.toc()).isEqualTo(SmallToc.TOC);
	}

	@Test
	void takesAsManyAsThereMayBe() {
		assertThat(this.editor.put(contents(slugs(5_000)), "*").statusCode()).isEqualTo(200);
		assertProblem(this.editor.post("{\"slug\": \"one-more\", \"title\": \"One More\", \"chapter\": \"c\"}"), 400,
				"at most 5000 entries");
	}

	@Test
	void allowsOnlyWhatThereIs() {
		assertAllowed(this.editor.write("POST", "/toc", "{}", ""), "GET", "PUT");
		assertAllowed(this.editor.write("DELETE", "/toc", "", ""), "GET", "PUT");
		assertAllowed(this.editor.write("PUT", "/toc/edit", "{}", "*"), "GET");
		assertAllowed(this.editor.write("GET", "/toc/entries/edit", "", ""), "DELETE", "PATCH");
		assertProblem(this.editor.write("PUT", "/none", "{}", ""), 404, "");
	}

	@Test
	void saysWhichMediaTypesAreRead() {
		HttpResponse<String> patched = this.editor.send("PATCH", "/toc/entries/edit", "{}",
				(request) -> request.header("Authorization", EditorClient.basic("editor", EditorClient.PASSWORD))
					.header("Content-Type", "application/json")
					.header("If-Match", "*"));
		assertProblem(patched, 415, "");
		assertThat(patched.headers().firstValue("Accept-Patch")).contains("application/merge-patch+json");
	}

	private static String contents(String... slugs) {
		return "{\"chapters\": [{\"slug\": \"c\", \"title\": \"C\", \"entries\": [%s]}]}".formatted(List.of(slugs)
			.stream()
			.map("{\"slug\": \"%s\", \"title\": \"T\"}"::formatted)
			.collect(Collectors.joining(", ")));
	}

	private static String[] slugs(int number) {
		return IntStream.range(0, number).mapToObj((index) -> "entry-" + index).toArray(String[]::new);
	}

	private List<String> order() {
		return this.chapters.toc()
			.chapters()
			.stream()
			.flatMap((chapter) -> chapter.entries().stream().map((entry) -> chapter.slug() + ": " + entry.slug()))
			.toList();
	}

	private static void assertAllowed(HttpResponse<String> response, String... methods) {
		assertProblem(response, 405, "");
		assertThat(response.headers().firstValue("Allow").orElseThrow().split(", ?"))
			.containsExactlyInAnyOrder(methods);
	}

	private static void assertProblem(HttpResponse<String> response, int status, String detail) {
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(EditorClient.json(response).path("detail").asString()).contains(detail);
	}

}

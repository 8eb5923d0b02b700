package dev.colophon.newsletter.issue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.outbox.TestMailServer;
import jakarta.mail.internet.MimeMessage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From what changed on the site to the inbox and the archive, as an editor sees it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.sending.poll=20ms", "colophon.site.url=https://www.example.org",
				"colophon.editor.password=secret", "colophon.schedule.poll=100ms" })
@Import({ TestDatabase.class, TestClock.class })
class IssueWayTests {

	private static final TestMailServer SERVER = new TestMailServer();

	private static final ContentService CONTENT = new ContentService();

	private static final Instant NOW = TestClock.START;

	private static final String WRITTEN = "{\"subject\":\"Hello\",\"markdown\":\"# Hello\\n\\n*World*\"}";

	@DynamicPropertySource
	static void servers(DynamicPropertyRegistry properties) {
		properties.add("spring.mail.host", () -> "localhost");
		properties.add("spring.mail.port", SERVER::port);
		properties.add("colophon.content-service.url", CONTENT::url);
	}

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TestClock clock;

	@Autowired
	private Issues issues;

	@BeforeEach
	@AfterEach
	void startAnew() {
		SERVER.reset();
		CONTENT.reset();
		this.clock.reset();
		this.jdbc.sql("truncate mail, issue, subscription cascade").update();
		this.jdbc.sql("update sending set paused = false").update();
	}

	@Test
	void leadsFromWhatChangedToTheInboxAndTheArchive() throws Exception {
		subscribe("ada@example.org", "confirmed");
		subscribe("bob@example.org", "pending");
		subscribe("eve@example.org", "left");
		CONTENT.has(ContentService.page("docker", "Docker & [friends]", NOW.minusSeconds(60), NOW.minusSeconds(60)),
				ContentService.page("git", "Git", NOW.minus(Duration.ofDays(400)), NOW.minusSeconds(60)));
		HttpResponse<String> draft = edit("POST", "/issues", "");
		assertThat(draft.statusCode()).isEqualTo(201);
		assertThat(draft.body()).contains("\"subject\" : \"Colophon: 1 new page, 1 changed\"",
				"\"status\" : \"draft\"");
		String issue = draft.headers().firstValue("Location").orElseThrow();
		assertThat(get(issue + ".html").statusCode()).isEqualTo(404);
		assertThat(get(issue).statusCode()).isEqualTo(404);
		assertThat(SERVER.mails()).isEmpty();

		assertThat(edit("POST", issue + "/deliveries", "").statusCode()).isEqualTo(202);
		await().until(() -> edit("GET", issue + "/deliveries", "").body().contains("\"sent\" : 1"));
		assertThat(SERVER.mails()).singleElement().satisfies((mail) -> {
			assertThat(mail.getHeader("To")).containsExactly("ada@example.org");
			assertThat(mail.getSubject()).isEqualTo("Colophon: 1 new page, 1 changed");
			assertThat(mail.getMessageID()).startsWith("<issue-");
			assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
			assertThat(TestMailServer.text(mail, "plain")).contains("New pages", "Docker & [friends]",
					"https://www.example.org/docker.html", "All about Git.", "/newsletter/unsubscriptions/",
					"https://www.example.org/newsletter" + issue + ".html");
			Document html = Jsoup.parse(TestMailServer.text(mail, "html"));
			assertThat(html.select("a[href=https://www.example.org/docker.html]").text())
				.isEqualTo("Docker & [friends]");
			assertThat(html.select("a[href*=/unsubscriptions/]")).hasSize(1);
		});

		Document page = Jsoup.parse(get(issue + ".html").body());
		assertThat(page.select("article h1").text()).isEqualTo("Colophon: 1 new page, 1 changed");
		assertThat(page.html()).doesNotContain("unsubscriptions");
		// Each address is a page of its own to whoever keeps or counts pages.
		assertThat(get(issue.replace("/issues/", "/issues/0") + ".html").statusCode()).isEqualTo(404);
		assertThat(Jsoup.parse(get("/issues.html").body()).select("article li a").attr("href"))
			.isEqualTo(issue + ".html");
		Document feed = Jsoup.parse(get("/issues.atom").body(), Parser.xmlParser());
		assertThat(feed.select("entry > id").text()).isEqualTo("https://www.example.org/newsletter" + issue + ".html");
		assertThat(get("/issues").body()).contains("\"total\" : 1");
		assertThat(get(issue).body()).contains("\"status\" : \"sent\"");
	}

	@Test
	void tellsOfEachChangeOnce() throws Exception {
		CONTENT.has(ContentService.page("docker", "Docker", NOW.minusSeconds(60), NOW.minusSeconds(60)));
		assertThat(edit("POST", "/issues", "").statusCode()).isEqualTo(201);
		assertThat(CONTENT.queries().getLast()).contains("updatedSince=2026-02-01T12:00:00Z");
		this.clock.pass(Duration.ofDays(31));
		CONTENT.has();
		assertThat(edit("POST", "/issues", "").statusCode()).isEqualTo(409);
		assertThat(CONTENT.queries().getLast()).contains("updatedSince=2026-03-01T12:00:00Z");
	}

	@Test
	void tellsOfWhatChangedAlsoAfterAnIssueThatWasWrittenByHand() throws Exception {
		CONTENT.has(ContentService.page("docker", "Docker", NOW.minusSeconds(60), NOW.minusSeconds(60)));
		edit("POST", "/issues", WRITTEN);
		assertThat(edit("POST", "/issues", "").body()).contains("1 new page");
		assertThat(CONTENT.queries().getLast()).contains("updatedSince=2026-02-01T12:00:00Z");
	}

	@Test
	void readsAllPartsOfALongList() throws Exception {
		CONTENT.has(IntStream.range(0, 450)
			.mapToObj((number) -> ContentService.page("page-" + number, "Page " + number, NOW.minusSeconds(9),
					NOW.minusSeconds(9)))
			.toArray(String[]::new));
		assertThat(edit("POST", "/issues", "").body()).contains("450 new pages", "/page-449.html");
		assertThat(CONTENT.queries()).hasSize(3);
	}

	@Test
	void makesNoIssueWhereNothingChangedOrContentServiceIsDown() throws Exception {
		assertThat(edit("POST", "/issues", "").body()).contains("/problems/nothing-changed");
		CONTENT.isDown(true);
		HttpResponse<String> response = edit("POST", "/issues", "");
		assertThat(response.statusCode()).isEqualTo(503);
		assertThat(response.headers().firstValue("Retry-After")).isPresent();
		assertThat(edit("GET", "/drafts", "").body()).isEqualTo("[ ]");
	}

	@Test
	void isWrittenByTheEditor() throws Exception {
		HttpResponse<String> draft = edit("POST", "/issues", WRITTEN);
		String issue = draft.headers().firstValue("Location").orElseThrow();
		String etag = draft.headers().firstValue("ETag").orElseThrow();
		String other = WRITTEN.replace("World", "Moon");
		assertThat(edit("PUT", issue, other).statusCode()).isEqualTo(428);
		assertThat(edit("PUT", issue, other, "If-Match", "\"7\"").statusCode()).isEqualTo(412);
		assertThat(edit("PUT", issue, other, "If-Match", "W/" + etag).statusCode()).isEqualTo(412);
		HttpResponse<String> written = edit("PUT", issue, other, "If-Match", etag);
		assertThat(written.statusCode()).isEqualTo(200);
		assertThat(written.body()).contains("<em>Moon</em>");
		assertThat(edit("PUT", issue, WRITTEN, "If-Match", etag).statusCode()).isEqualTo(412);
		assertThat(edit("DELETE", issue, "", "If-Match", etag).statusCode()).isEqualTo(412);
		assertThat(
				edit("DELETE", issue, "", "If-Match", written.headers().firstValue("ETag").orElseThrow()).statusCode())
			.isEqualTo(204);
		assertThat(edit("GET", issue, "").statusCode()).isEqualTo(404);
	}

	@Test
	void doesNotChangeAndIsNotSentAgainWhenItWasSent() throws Exception {
		subscribe("ada@example.org", "confirmed");
		String issue = edit("POST", "/issues", WRITTEN).headers().firstValue("Location").orElseThrow();
		String draft = edit("GET", issue, "").headers().firstValue("ETag").orElseThrow();
		assertThat(edit("POST", issue + "/deliveries", "").statusCode()).isEqualTo(202);
		assertThat(edit("POST", issue + "/deliveries", "").statusCode()).isEqualTo(409);
		assertThat(edit("GET", issue, "").headers().firstValue("ETag")).isNotEmpty().isNotEqualTo(Optional.of(draft));
		assertThat(edit("PUT", issue, WRITTEN, "If-Match", "*").statusCode()).isEqualTo(409);
		assertThat(edit("DELETE", issue, "", "If-Match", "*").statusCode()).isEqualTo(409);
		await().until(() -> SERVER.mails().size() == 1);
		await().during(Duration.ofMillis(200)).until(() -> SERVER.mails().size() == 1);
	}

	@Test
	void isShownToOneAddressFirst() throws Exception {
		subscribe("ada@example.org", "confirmed");
		String issue = edit("POST", "/issues", WRITTEN).headers().firstValue("Location").orElseThrow();
		assertThat(edit("POST", issue + "/tests", "{\"email\":\"editor@example.org\"}").statusCode()).isEqualTo(202);
		await().until(() -> SERVER.mails().size() == 1);
		MimeMessage mail = SERVER.mails().getFirst();
		assertThat(mail.getHeader("To")).containsExactly("editor@example.org");
		assertThat(TestMailServer.text(mail, "html")).contains("<em>World</em>");
		await().until(() -> this.jdbc.sql("select count(*) from mail where recipient is not null")
			.query(Integer.class)
			.single() == 0);
		assertThat(edit("GET", issue + "/deliveries", "").body()).contains("\"total\" : 0");
		assertThat(edit("POST", issue + "/tests", "{\"email\":\"nobody\"}").statusCode()).isEqualTo(422);
	}

	@Test
	void countsWhatFailedAndWhy() throws Exception {
		SERVER.answerRecipients((recipient) -> recipient.startsWith("bad") ? "550 no such user" : "250 OK");
		subscribe("ada@example.org", "confirmed");
		subscribe("bad-1@example.org", "confirmed");
		subscribe("bad-2@example.org", "confirmed");
		String issue = edit("POST", "/issues", WRITTEN).headers().firstValue("Location").orElseThrow();
		edit("POST", issue + "/deliveries", "");
		await().until(() -> edit("GET", issue + "/deliveries", "").body().contains("\"waiting\" : 0"));
		assertThat(edit("GET", issue + "/deliveries", "").body().replaceAll("\\s", "")).isEqualTo(
				"{\"total\":3,\"sent\":1,\"failed\":2,\"waiting\":0,\"failures\":[{\"reason\":\"550nosuchuser\",\"mails\":2}]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"subject\":\"Hello\"}", "{\"subject\":\"\",\"markdown\":\"x\"}",
			"{\"subject\":\"a\\r\\nBcc: eve@example.org\",\"markdown\":\"x\"}",
			"{\"subject\":\"a\",\"markdown\":\" \"}" })
	void needsASubjectInOneLineAndAText(String text) throws Exception {
		HttpResponse<String> response = edit("POST", "/issues", text);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("/problems/invalid-issue");
	}

	@ParameterizedTest
	@CsvSource({ "POST, /issues", "GET, /drafts", "PUT, /issues/1", "DELETE, /issues/1", "POST, /issues/1/tests",
			"POST, /issues/1/deliveries", "GET, /issues/1/deliveries", "GET, /admin", "GET, /admin/issues/1",
			"POST, /admin/drafts", "GET, /sending", "PUT, /sending", "GET, /subscriptions.csv",
			"POST, /subscriptions.csv", "GET, /subscriptions/counts" })
	void isTheEditorsAlone(String method, String path) throws Exception {
		for (String authorization : new String[] { "", "Basic " + base64("editor:wrong"), "Basic x", "Bearer x" }) {
			HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString("{}"));
			if (!authorization.isEmpty()) {
				request.header("Authorization", authorization);
			}
			HttpResponse<String> response = this.client.send(request.header("Content-Type", "application/json").build(),
					BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(401);
			assertThat(response.headers().firstValue("WWW-Authenticate"))
				.hasValueSatisfying((challenge) -> assertThat(challenge).startsWith("Basic "));
			assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
		}
	}

	@Test
	void isDraftedByTheScheduleAsSoonAsContentServiceSaysWhatChanged() {
		CONTENT.isDown(true);
		makeItTime();
		await().until(() -> this.jdbc
			.sql("select coalesce(consecutive_failures, 0) > 0 from scheduled_tasks where task_name = 'draft'")
			.query(Boolean.class)
			.single());
		assertThat(drafts()).isZero();
		Instant next = this.jdbc.sql("select execution_time from scheduled_tasks where task_name = 'draft'")
			.query(Timestamp.class)
			.single()
			.toInstant();
		assertThat(next).isBetween(Instant.now().plusSeconds(200), Instant.now().plusSeconds(301));

		CONTENT.isDown(false);
		CONTENT.has(ContentService.page("docker", "Docker", NOW.minusSeconds(60), NOW.minusSeconds(60)));
		makeItTime();
		await().until(() -> drafts() == 1);
		assertThat(SERVER.mails()).isEmpty();
	}

	@Test
	void isSentAsSoonAsItIsDraftedWhereTheOperatorWantsThat() {
		subscribe("ada@example.org", "confirmed");
		Issue draft = this.issues.draft(new Manuscript("Hello", "World"), NOW);
		MonthlyDraft.made(draft, this.issues,
				new IssueSettings("0 0 8 1 * *", ZoneOffset.UTC, true, Duration.ofMinutes(5)));
		await().until(() -> SERVER.mails().size() == 1);
	}

	private void makeItTime() {
		this.jdbc.sql("update scheduled_tasks set execution_time = now() where task_name = 'draft'").update();
	}

	private int drafts() {
		return this.jdbc.sql("select count(*) from issue where sent_at is null").query(Integer.class).single();
	}

	@Test
	void isMadeAndSentFromTheEditorsDesk() throws Exception {
		subscribe("ada@example.org", "confirmed");
		CONTENT.has(ContentService.page("docker", "Docker", NOW.minusSeconds(60), NOW.minusSeconds(60)));
		Document desk = Jsoup.parse(edit("GET", "/admin", "").body());
		assertThat(desk.select("main").text()).contains("confirmed 1", "There is none.", "None yet.");
		String issue = press("/admin/drafts", "").headers().firstValue("Location").orElseThrow();
		Document page = Jsoup.parse(edit("GET", issue, "").body());
		assertThat(page.select("textarea").text()).contains("https://www.example.org/docker.html");

		assertThat(press(issue, "version=1&subject=Hello&markdown=**World**").statusCode()).isEqualTo(303);
		assertThat(press(issue, "version=1&subject=Late&markdown=Late").statusCode()).isEqualTo(409);
		assertThat(press(issue, "version=2&subject=&markdown=x").statusCode()).isEqualTo(422);
		assertThat(press(issue + "/tests", "email=editor@example.org").statusCode()).isEqualTo(202);
		await().until(() -> SERVER.mails().size() == 1);

		assertThat(press(issue + "/deliveries", "").statusCode()).isEqualTo(303);
		await().until(() -> SERVER.mails().size() == 2);
		assertThat(SERVER.mails().getLast().getSubject()).isEqualTo("Hello");
		await().until(() -> edit("GET", issue, "").body().contains("1 of 1"));
		assertThat(Jsoup.parse(edit("GET", "/admin", "").body()).select("main").text()).contains("Hello 1 1 0 0");
		assertThat(press(issue + "/discard", "version=2").statusCode()).isEqualTo(303);
		assertThat(edit("GET", issue, "").statusCode()).isEqualTo(200);
	}

	@Test
	void waitsWhileTheEditorHasPausedSending() throws Exception {
		press("/admin/sending", "paused=true");
		String issue = edit("POST", "/issues", WRITTEN).headers().firstValue("Location").orElseThrow();
		edit("POST", issue + "/tests", "{\"email\":\"editor@example.org\"}");
		await().during(Duration.ofMillis(200)).until(() -> SERVER.mails().isEmpty());
		assertThat(edit("GET", "/sending", "").body()).contains("\"paused\" : true", "\"test\" : 1");
		assertThat(get("/actuator/prometheus").body()).contains("colophon_newsletter_mails_waiting{kind=\"test\"} 1.0",
				"colophon_newsletter_sending_paused 1.0");
		assertThat(edit("PUT", "/sending", "{\"paused\":false}").body()).contains("\"paused\" : false");
		await().until(() -> SERVER.mails().size() == 1);
	}

	@ParameterizedTest
	@CsvSource({ "/admin/drafts", "/admin/sending", "/issues/1/deliveries", "/issues" })
	void isNotTouchedByThePagesOfOtherSites(String path) throws Exception {
		HttpRequest request = request(path).POST(BodyPublishers.ofString("paused=true"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Authorization", "Basic " + base64("editor:secret"))
			.header("Sec-Fetch-Site", "cross-site")
			.build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(403);
	}

	@Test
	void goesToWhoIsOnTheListThatTheEditorBringsAlong() throws Exception {
		HttpRequest request = request("/subscriptions.csv").header("Content-Type", "text/csv")
			.header("Authorization", "Basic " + base64("editor:secret"))
			.POST(BodyPublishers.ofString("email,consented_at\nada@example.org,2025-01-01\nx,2025-01-01\n"))
			.build();
		assertThat(this.client.send(request, BodyHandlers.ofString()).body()).contains("\"imported\" : 1",
				"\"refused\" : 1");
		HttpResponse<String> list = edit("GET", "/subscriptions.csv", "");
		assertThat(list.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
		assertThat(list.body()).contains("ada@example.org,confirmed,2025-01-01T00:00:00Z");
		assertThat(edit("GET", "/subscriptions/counts", "").body()).contains("\"confirmed\" : 1");
		assertThat(get("/actuator/prometheus").body())
			.contains("colophon_newsletter_subscriptions{status=\"confirmed\"} 1.0");
	}

	private HttpResponse<String> press(String path, String form) throws IOException, InterruptedException {
		HttpRequest request = request(path).header("Content-Type", "application/x-www-form-urlencoded")
			.header("Authorization", "Basic " + base64("editor:secret"))
			.header("Accept", "text/html")
			.POST(BodyPublishers.ofString(form))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	@Test
	void isMissingWhereThereIsNone() throws Exception {
		assertThat(get("/issues/999.html").statusCode()).isEqualTo(404);
		assertThat(get("/issues/999").statusCode()).isEqualTo(404);
		assertThat(get("/issues/x.html").statusCode()).isEqualTo(404);
		assertThat(get("/issues.html").body()).contains("None has been sent yet");
		assertThat(get("/issues?size=1000").statusCode()).isEqualTo(400);
	}

	private void subscribe(String address, String status) {
		this.jdbc.sql("insert into subscription (email, normalized_email, status) values (:address, :address, :status)")
			.param("address", address)
			.param("status", status)
			.update();
	}

	private HttpResponse<String> edit(String method, String path, String body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = request(path)
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
			.header("Authorization", "Basic " + base64("editor:secret"));
		if (!body.isEmpty()) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}

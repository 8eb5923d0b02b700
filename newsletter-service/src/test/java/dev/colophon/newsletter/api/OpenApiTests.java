package dev.colophon.newsletter.api;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.issue.ContentService;
import dev.colophon.newsletter.key.SubscriptionTokens;
import dev.colophon.newsletter.subscription.Stamps;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real requests and responses, held against the specification that is served.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "colophon.editor.password=secret", "colophon.sign-ups.per-address=3",
				"colophon.bounces.secret=whsec_c2VjcmV0IG9mIHRoZSB0ZXN0cw==" })
@Import({ TestDatabase.class, Stamps.class })
class OpenApiTests {

	private static final ContentService CONTENT = new ContentService();

	private static final byte[] SECRET = "secret of the tests".getBytes(StandardCharsets.UTF_8);

	private static final String TEXT = "{\"subject\": \"Hello\", \"markdown\": \"*World*\"}";

	private static final String TOKEN = "t".repeat(43);

	private static final Map<String, String> PLAIN = Map.of();

	private static final Map<String, String> AS_HTML = Map.of("Accept", "text/html");

	private static final Map<String, String> RATHER_HTML = Map.of("Accept", "text/html, application/json;q=0.5");

	private static final Map<String, String> RATHER_PROBLEM = Map.of("Accept",
			"application/problem+json, text/html;q=0.5");

	private static final Map<String, String> AS_PICTURE = Map.of("Accept", "image/png");

	private static final Map<String, String> KNOWN = Map.of("If-None-Match", "*");

	private static final Map<String, String> AS_FORM = Map.of("Content-Type", "application/x-www-form-urlencoded",
			"Accept", "text/html");

	private static final Map<String, String> AS_FORM_FOR_A_PICTURE = Map.of("Content-Type",
			"application/x-www-form-urlencoded", "Accept", "image/png");

	private static final Map<String, String> AS_JSON = Map.of("Content-Type", "application/json");

	private static final Map<String, String> AS_CSV = Map.of("Content-Type", "text/csv");

	private static final Map<String, String> AS_TEXT = Map.of("Content-Type", "text/plain");

	/**
	 * What only another configuration, another site or a broken database can answer.
	 */
	private static final String ELSEWHERE = ".* (403|default)( .*)?|(?!POST /(issues|admin/drafts) ).* 503( .*)?";

	@DynamicPropertySource
	static void content(DynamicPropertyRegistry properties) {
		properties.add("colophon.content-service.url", CONTENT::url);
	}

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Stamps stamps;

	@Autowired
	private SubscriptionTokens tokens;

	@Autowired
	private Clock clock;

	@BeforeEach
	void forgetEverything() {
		this.jdbc.sql("truncate mail, issue, subscription, bounce_report cascade").update();
	}

	@Test
	void isServedAsItStands() throws Exception {
		assertThat(new Caller(this.port).specification()).isEqualTo(Files.readString(Path.of("api/openapi.yaml")));
	}

	@Test
	void hasAnExampleOfEverything() throws Exception {
		ApiDocument api = new Caller(this.port).api();
		assertThat(api.withoutExample()).isEmpty();
		assertThat(api.faultsOfExamples()).isEmpty();
	}

	@Test
	void describesEachAddressThatThereIs() throws Exception {
		Set<String> described = new Caller(this.port).api()
			.operations()
			.map(ApiDocument::name)
			.collect(Collectors.toSet());
		assertThat(this.mappings.getHandlerMethods().keySet().stream().flatMap(OpenApiTests::operations)).isNotEmpty()
			.allMatch(described::contains);
	}

	private static Stream<String> operations(RequestMappingInfo mapping) {
		return mapping.getPatternValues()
			.stream()
			.filter((pattern) -> !pattern.equals("/error"))
			.map((pattern) -> pattern.replaceAll(":[^/]*}(?=$|[/.])", "}"))
			.flatMap(
					(path) -> mapping.getMethodsCondition().getMethods().stream().map((method) -> method + " " + path));
	}

	@Test
	void describesWhatIsAskedAndAnsweredAndNothingElse() throws Exception {
		Caller caller = new Caller(this.port);
		read(caller);
		signUp(caller);
		confirm(caller);
		leave(caller);
		draft(caller);
		write(caller);
		send(caller);
		readTheArchive(caller);
		manage(caller);
		reportBounces(caller);
		sitAtTheDesk(caller);
		refuseStrangers(caller);
		assertThat(caller.seen()).containsExactlyInAnyOrderElementsOf(
				caller.api().answers().stream().filter((answer) -> !answer.matches(ELSEWHERE)).toList());
		caller.seenProblems().addAll(List.of("/problems/no-editor", "/problems/foreign-origin", "about:blank"));
		assertThat(caller.seenProblems()).containsExactlyInAnyOrderElementsOf(caller.api().problemTypes());
	}

	private static void read(Caller caller) throws Exception {
		for (String uri : List.of("/subscriptions/form", "/subscriptions/pending", "/issues.html", "/issues.atom",
				"/issues", "/issues?number=1&size=2", "/openapi.yaml", "/actuator/health/liveness",
				"/actuator/health/readiness", "/actuator/prometheus")) {
			caller.read(200, uri, PLAIN);
		}
		caller.read(200, "/subscriptions/form", Map.of("Accept", "application/json"));
		for (String uri : List.of("/subscriptions/form", "/subscriptions/pending", "/issues.html", "/issues.atom",
				"/openapi.yaml")) {
			caller.read(304, uri, KNOWN);
			caller.read(406, uri, AS_PICTURE);
		}
		caller.read(406, "/issues", AS_PICTURE);
		for (String part : List.of("size=0", "number=-1", "size=many")) {
			caller.misread(400, "/issues?" + part);
		}
	}

	private void signUp(Caller caller) throws Exception {
		caller.valid(400, "POST", "/subscriptions", "email=%zz", AS_FORM);
		String json = "{\"email\": \"ada@example.org\", \"stamp\": \"" + this.stamps.stamp() + "\"}";
		caller.valid(202, "POST", "/subscriptions", json, AS_JSON);
		caller.valid(202, "POST", "/subscriptions", json.replace("}", ", \"website\": \"x\", \"more\": 1}"), AS_JSON);
		caller.valid(303, "POST", "/subscriptions", "email=ada@example.org&stamp=" + this.stamps.stamp(), AS_FORM);
		caller.valid(422, "POST", "/subscriptions", "email=ada", AS_FORM);
		caller.valid(422, "POST", "/subscriptions", "email=ada@example.org&stamp=x", AS_FORM);
		caller.valid(422, "POST", "/subscriptions", "{\"email\": null}", AS_JSON);
		caller.valid(422, "POST", "/subscriptions", "{\"email\": \"ada@example.org\"}", AS_JSON);
		caller.valid(406, "POST", "/subscriptions", json,
				Map.of("Content-Type", "application/json", "Accept", "image/png"));
		caller.valid(413, "POST", "/subscriptions", json + " ".repeat(17_000), AS_JSON);
		caller.valid(202, "POST", "/subscriptions", json, AS_JSON);
		caller.valid(429, "POST", "/subscriptions", json, AS_JSON);
		caller.valid(429, "POST", "/subscriptions", "email=ada@example.org&stamp=" + this.stamps.stamp(), AS_FORM);
		caller.invalid(400, "POST", "/subscriptions", "[]", AS_JSON);
		caller.invalid(415, "POST", "/subscriptions", "ada@example.org", AS_TEXT);
	}

	private void confirm(Caller caller) throws Exception {
		addToken();
		caller.read(200, "/confirmations/" + TOKEN, PLAIN);
		caller.read(406, "/confirmations/" + TOKEN, AS_PICTURE);
		caller.valid(406, "POST", "/confirmations/" + TOKEN, "", AS_PICTURE);
		caller.valid(200, "POST", "/confirmations/" + TOKEN, "", AS_HTML);
		caller.valid(404, "POST", "/confirmations/" + TOKEN, "", AS_HTML);
		caller.read(404, "/confirmations/" + TOKEN, PLAIN);
	}

	private void addToken() throws Exception {
		this.jdbc
			.sql("insert into confirmation_token (hash, subscription_id, expires_at) values (:hash, :id, :expires)")
			.param("hash", MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.UTF_8)))
			.param("id", subscription())
			.param("expires", Timestamp.from(Instant.now().plusSeconds(60)))
			.update();
	}

	private long subscription() {
		return this.jdbc.sql("select id from subscription").query(Long.class).single();
	}

	private void leave(Caller caller) throws Exception {
		String page = "/unsubscriptions/" + this.tokens.token(subscription());
		caller.read(200, page, PLAIN);
		caller.read(406, page, AS_PICTURE);
		caller.read(200, page + "/data", PLAIN);
		caller.read(406, page + "/data", AS_PICTURE);
		caller.valid(406, "POST", page, "", AS_PICTURE);
		caller.valid(406, "POST", page + "/erasure", "", AS_PICTURE);
		caller.valid(200, "POST", page, "List-Unsubscribe=One-Click",
				Map.of("Content-Type", "application/x-www-form-urlencoded"));
		caller.read(200, page + "/data", PLAIN);
		caller.valid(200, "POST", page + "/erasure", "", PLAIN);
		caller.valid(404, "POST", page + "/erasure", "", PLAIN);
		caller.valid(404, "POST", page, "", PLAIN);
		caller.read(404, page, PLAIN);
		caller.read(404, page + "/data", PLAIN);
		caller.read(404, page + "/data", RATHER_HTML);
	}

	private void draft(Caller caller) throws Exception {
		caller.write(409, "POST", "/issues", "", PLAIN);
		CONTENT.isDown(true);
		caller.write(503, "POST", "/issues", "", PLAIN);
		CONTENT.isDown(false);
		failToStore(caller, "/issues", TEXT);
		Instant now = Instant.now().minusSeconds(60);
		CONTENT.has(ContentService.page("docker", "Docker", now, now));
		caller.write(201, "POST", "/issues", "", PLAIN);
		caller.write(201, "POST", "/issues", TEXT, PLAIN);
		caller.write(201, "POST", "/issues", TEXT.replace("World", "World ".repeat(33_000)), PLAIN);
		caller.write(201, "POST", "/issues", "{\"subject\": \"" + "S".repeat(200) + "\", \"markdown\": \"M\"}", PLAIN);
		caller.refused(422, "POST", "/issues", "{}", PLAIN);
		caller.refused(422, "POST", "/issues", TEXT.replace("Hello", " "), PLAIN);
		caller.refused(422, "POST", "/issues", TEXT.replace("Hello", "a\\nb"), PLAIN);
		caller.refused(400, "POST", "/issues", "[]", PLAIN);
		caller.refused(415, "POST", "/issues", "Hello", AS_TEXT);
		caller.write(406, "POST", "/issues", TEXT, AS_PICTURE);
		caller.write(200, "GET", "/drafts", "", PLAIN);
		caller.write(406, "GET", "/drafts", "", AS_PICTURE);
	}

	/**
	 * The database answers as if its disk were full.
	 */
	private void failToStore(Caller caller, String uri, String body) throws Exception {
		this.jdbc.sql("""
				create function refuse() returns trigger language plpgsql
				as $$ begin raise exception using errcode = 'disk_full'; end $$
				""").update();
		this.jdbc.sql("create trigger refuse before insert on issue for each row execute function refuse()").update();
		try {
			caller.write(503, "POST", uri, body, PLAIN);
		}
		finally {
			this.jdbc.sql("drop function refuse cascade").update();
		}
	}

	private void write(Caller caller) throws Exception {
		String issue = "/issues/" + latest();
		caller.write(200, "GET", issue, "", PLAIN);
		caller.read(404, issue, PLAIN);
		caller.write(406, "GET", issue, "", AS_PICTURE);
		caller.write(200, "PUT", issue, TEXT, Map.of("If-Match", "\"1\""));
		caller.write(412, "PUT", issue, TEXT, Map.of("If-Match", "\"1\""));
		caller.refused(428, "PUT", issue, TEXT, PLAIN);
		caller.refused(422, "PUT", issue, "{}", Map.of("If-Match", "*"));
		caller.refused(400, "PUT", issue, "[]", Map.of("If-Match", "*"));
		caller.refused(415, "PUT", issue, "Hello", Map.of("If-Match", "*", "Content-Type", "text/plain"));
		caller.write(406, "PUT", issue, TEXT, Map.of("If-Match", "*", "Accept", "image/png"));
		caller.write(404, "PUT", "/issues/999999", TEXT, Map.of("If-Match", "*"));
		caller.write(404, "PUT", "/issues/999999", TEXT, with(RATHER_HTML, "If-Match", "*"));
		caller.write(412, "DELETE", issue, "", Map.of("If-Match", "\"1\""));
		caller.refused(428, "DELETE", issue, "", PLAIN);
		caller.write(404, "DELETE", "/issues/999999", "", Map.of("If-Match", "*"));
		caller.write(404, "DELETE", "/issues/999999", "", with(RATHER_HTML, "If-Match", "*"));
		caller.write(204, "DELETE", issue, "", Map.of("If-Match", "\"2\""));
	}

	private long latest() {
		return this.jdbc.sql("select max(id) from issue").query(Long.class).single();
	}

	private void send(Caller caller) throws Exception {
		String issue = "/issues/" + latest();
		caller.write(202, "POST", issue + "/tests", "{\"email\": \"editor@example.org\"}", PLAIN);
		caller.refused(422, "POST", issue + "/tests", "{\"email\": \"editor\"}", PLAIN);
		caller.refused(400, "POST", issue + "/tests", "[]", PLAIN);
		caller.refused(415, "POST", issue + "/tests", "editor@example.org", AS_TEXT);
		caller.write(404, "POST", "/issues/999999/tests", "{\"email\": \"editor@example.org\"}", PLAIN);
		caller.write(404, "POST", "/issues/999999/tests", "{\"email\": \"editor@example.org\"}", RATHER_HTML);
		caller.write(404, "GET", "/issues/999999", "", RATHER_HTML);
		this.jdbc
			.sql("""
					insert into subscription (email, normalized_email, status)
					values ('ada@example.org', 'ada@example.org', 'confirmed'), ('bob@example.org', 'bob@example.org', 'confirmed')
					""")
			.update();
		caller.write(406, "POST", issue + "/deliveries", "", AS_PICTURE);
		caller.write(202, "POST", issue + "/deliveries", "", PLAIN);
		caller.write(409, "POST", issue + "/deliveries", "", PLAIN);
		caller.write(404, "POST", "/issues/999999/deliveries", "", PLAIN);
		caller.write(404, "POST", "/issues/999999/deliveries", "", RATHER_HTML);
		this.jdbc.sql("""
				update mail set due_at = null, failed_at = now(), reason = '550 no such user'
				where subscription_id = (select min(id) from subscription) and kind = 'issue'
				""").update();
		caller.write(200, "GET", issue + "/deliveries", "", PLAIN);
		caller.write(406, "GET", issue + "/deliveries", "", AS_PICTURE);
		caller.write(404, "GET", "/issues/999999/deliveries", "", PLAIN);
		caller.write(404, "GET", "/issues/999999/deliveries", "", RATHER_HTML);
		caller.write(409, "PUT", issue, TEXT, Map.of("If-Match", "*"));
		caller.write(409, "DELETE", issue, "", Map.of("If-Match", "*"));
		// Only two have an order.
		caller.write(202, "POST", "/issues/" + first() + "/deliveries", "", PLAIN);
	}

	private long first() {
		return this.jdbc.sql("select min(id) from issue").query(Long.class).single();
	}

	private void readTheArchive(Caller caller) throws Exception {
		String issue = "/issues/" + latest();
		for (String uri : List.of("/issues.html", "/issues.atom", "/issues", issue, issue + ".html")) {
			caller.read(200, uri, PLAIN);
		}
		caller.read(304, issue + ".html", KNOWN);
		caller.read(406, issue + ".html", AS_PICTURE);
		caller.read(404, "/issues/999999.html", AS_HTML);
		caller.read(404, "/issues/999999.html", RATHER_PROBLEM);
	}

	private static void manage(Caller caller) throws Exception {
		for (String uri : List.of("/sending", "/subscriptions/counts", "/subscriptions.csv")) {
			caller.write(200, "GET", uri, "", PLAIN);
			caller.write(406, "GET", uri, "", AS_PICTURE);
		}
		caller.write(200, "PUT", "/sending", "{\"paused\": true}", PLAIN);
		caller.write(200, "PUT", "/sending", "{\"paused\": false}", PLAIN);
		caller.refused(400, "PUT", "/sending", "[]", PLAIN);
		caller.refused(415, "PUT", "/sending", "paused", AS_TEXT);
		caller.write(406, "PUT", "/sending", "{\"paused\": true}", AS_PICTURE);
		caller.write(200, "POST", "/subscriptions.csv",
				"email,consented_at\nada,2026-01-01\neve@example.org,2026-01-01\n", AS_CSV);
		caller.write(422, "POST", "/subscriptions.csv", "ada@example.org", AS_CSV);
		caller.write(406, "POST", "/subscriptions.csv", "email,consented_at\n",
				Map.of("Content-Type", "text/csv", "Accept", "image/png"));
		caller.refused(415, "POST", "/subscriptions.csv", "{}", PLAIN);
	}

	private void reportBounces(Caller caller) throws Exception {
		String report = "{\"type\": \"hard-bounce\", \"email\": \"ada@example.org\"}";
		caller.valid(204, "POST", "/bounces", report, signed(report, "application/json"));
		caller.valid(401, "POST", "/bounces", report + " ", signed(report, "application/json"));
		caller.invalid(422, "POST", "/bounces", "{}", signed("{}", "application/json"));
		caller.invalid(415, "POST", "/bounces", report, signed(report, "text/plain"));
		String long17k = report + " ".repeat(17_000);
		caller.valid(413, "POST", "/bounces", long17k, signed(long17k, "application/json"));
	}

	private Map<String, String> signed(String body, String type) throws Exception {
		String now = String.valueOf(this.clock.instant().getEpochSecond());
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
		byte[] bytes = mac.doFinal(("msg_1." + now + "." + body).getBytes(StandardCharsets.UTF_8));
		return Map.of("Content-Type", type, "webhook-id", "msg_1", "webhook-timestamp", now, "webhook-signature",
				"v1," + Base64.getEncoder().encodeToString(bytes));
	}

	private void sitAtTheDesk(Caller caller) throws Exception {
		caller.write(200, "GET", "/admin", "", PLAIN);
		caller.write(406, "GET", "/admin", "", AS_PICTURE);
		caller.write(303, "POST", "/admin/sending", "paused=false", AS_FORM);
		caller.refused(400, "POST", "/admin/sending", "paused=maybe", AS_FORM);
		caller.write(406, "POST", "/admin/sending", "paused=false", AS_FORM_FOR_A_PICTURE);
		Instant now = Instant.now();
		CONTENT.has(ContentService.page("vim", "Vim", now, now));
		failToStore(caller, "/admin/drafts", "");
		caller.write(303, "POST", "/admin/drafts", "", PLAIN);
		caller.write(406, "POST", "/admin/drafts", "", AS_PICTURE);
		CONTENT.isDown(true);
		caller.write(503, "POST", "/admin/drafts", "", PLAIN);
		CONTENT.isDown(false);
		CONTENT.has();
		caller.write(409, "POST", "/admin/drafts", "", PLAIN);
		String issue = "/admin/issues/" + latest();
		String none = "/admin/issues/999999";
		caller.write(200, "GET", issue, "", PLAIN);
		caller.write(404, "GET", none, "", AS_HTML);
		caller.write(404, "GET", none, "", RATHER_PROBLEM);
		caller.write(406, "GET", issue, "", AS_PICTURE);
		caller.write(303, "POST", issue, "version=1&subject=Hello&markdown=World", AS_FORM);
		caller.write(409, "POST", issue, "version=1&subject=Hello&markdown=World", AS_FORM);
		caller.write(303, "POST", issue, "version=2&subject=Hello&markdown=" + "World+".repeat(33_000), AS_FORM);
		caller.write(422, "POST", issue, "version=3&subject=Hello&markdown=" + "World+".repeat(34_000), AS_FORM);
		caller.write(422, "POST", issue, "version=2&subject=&markdown=World", AS_FORM);
		caller.write(404, "POST", none, "version=1&subject=Hello&markdown=World", AS_FORM);
		caller.write(404, "POST", none, "version=1&subject=Hello&markdown=World",
				with(RATHER_PROBLEM, "Content-Type", "application/x-www-form-urlencoded"));
		caller.refused(400, "POST", issue, "version=first", AS_FORM);
		caller.write(406, "POST", issue, "version=2", AS_FORM_FOR_A_PICTURE);
		caller.write(202, "POST", issue + "/tests", "email=editor@example.org", AS_FORM);
		caller.write(422, "POST", issue + "/tests", "email=editor", AS_FORM);
		caller.write(404, "POST", none + "/tests", "email=editor@example.org", AS_FORM);
		caller.write(404, "POST", none + "/tests", "email=editor@example.org",
				with(RATHER_PROBLEM, "Content-Type", "application/x-www-form-urlencoded"));
		caller.write(406, "POST", issue + "/tests", "email=editor@example.org", AS_FORM_FOR_A_PICTURE);
		caller.refused(400, "POST", issue + "/discard", "version=first", AS_FORM);
		caller.write(406, "POST", issue + "/discard", "version=1", AS_FORM_FOR_A_PICTURE);
		caller.write(303, "POST", issue + "/discard", "version=1", AS_FORM);
		caller.write(404, "POST", none + "/discard", "version=1", AS_FORM);
		caller.write(404, "POST", none + "/discard", "version=1",
				with(RATHER_PROBLEM, "Content-Type", "application/x-www-form-urlencoded"));
		caller.write(406, "POST", issue + "/deliveries", "", AS_PICTURE);
		caller.write(303, "POST", issue + "/deliveries", "", PLAIN);
		caller.write(404, "POST", none + "/deliveries", "", AS_HTML);
		caller.write(404, "POST", none + "/deliveries", "", RATHER_PROBLEM);
	}

	private static void refuseStrangers(Caller caller) throws Exception {
		Map<String, String> wrong = Map.of("Authorization", "Basic eA==");
		for (String uri : List.of("/issues", "/issues/1", "/issues/1/deliveries", "/drafts", "/sending",
				"/subscriptions/counts", "/subscriptions.csv")) {
			caller.read(401, uri, wrong);
		}
		caller.valid(401, "POST", "/issues", TEXT, AS_JSON);
		caller.valid(401, "PUT", "/issues/1", TEXT, Map.of("Content-Type", "application/json", "If-Match", "*"));
		caller.valid(401, "DELETE", "/issues/1", "", Map.of("If-Match", "*"));
		caller.valid(401, "POST", "/issues/1/tests", "{\"email\": \"editor@example.org\"}", AS_JSON);
		caller.valid(401, "POST", "/issues/1/deliveries", "", PLAIN);
		caller.valid(401, "PUT", "/sending", "{\"paused\": true}", AS_JSON);
		for (String uri : List.of("/admin", "/admin/issues/1")) {
			caller.read(401, uri, wrong);
		}
		for (String uri : List.of("/admin/drafts", "/admin/issues/1/tests", "/admin/issues/1/deliveries")) {
			caller.valid(401, "POST", uri, "", PLAIN);
		}
		caller.valid(401, "POST", "/admin/sending", "paused=true", AS_FORM);
		caller.valid(401, "POST", "/admin/issues/1", "version=1", AS_FORM);
		caller.valid(401, "POST", "/admin/issues/1/discard", "version=1", AS_FORM);
		caller.valid(401, "POST", "/subscriptions.csv", "email,consented_at\n", AS_CSV);
	}

	private static Map<String, String> with(Map<String, String> headers, String name, String value) {
		Map<String, String> all = new HashMap<>(headers);
		all.put(name, value);
		return all;
	}

}

package dev.colophon.newsletter;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import dev.colophon.newsletter.subscription.Stamps;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service on a real PostgreSQL, through a real socket.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.sign-ups.per-client=1000000", "colophon.sign-ups.per-address=1000000",
				"colophon.sign-ups.all=1000000" })
@Import({ TestDatabase.class, Stamps.class })
@ExtendWith(OutputCaptureExtension.class)
class NewsletterApplicationTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String JSON = "application/json";

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Stamps stamps;

	@BeforeEach
	void forgetEverybody() {
		this.jdbc.sql("truncate subscription cascade").update();
	}

	@Test
	void keepsAnAddressOnceHoweverOftenAndHoweverItIsSent() throws Exception {
		signUp("ada@Example.org");
		signUp("ada@example.org");
		signUp("ada@EXAMPLE.ORG");
		post(JSON, json("ada@eXample.org"));
		assertThat(emails()).containsExactly("ada@Example.org");
	}

	@Test
	void keepsAnAddressOnceWhenFiftySignUpAtTheSameTime() throws Exception {
		Callable<Integer> signUp = () -> signUp("ada@example.org").statusCode();
		try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var person : people.invokeAll(Stream.generate(() -> signUp).limit(50).toList())) {
				assertThat(person.get()).isEqualTo(303);
			}
		}
		assertThat(emails()).hasSize(1);
	}

	@Test
	void answersTheSameWhetherTheAddressIsNewPendingOrConfirmed() throws Exception {
		String whenNew = everything(signUp("ada@example.org"));
		assertThat(everything(signUp("ada@example.org"))).isEqualTo(whenNew);
		this.jdbc.sql("update subscription set status = 'confirmed'").update();
		assertThat(everything(signUp("ada@example.org"))).isEqualTo(whenNew);
		assertThat(everything(post(JSON, json("ada@example.org"))))
			.isEqualTo(everything(post(JSON, json("grace@example.org"))));
	}

	/**
	 * Asks for addresses that are new, pending and confirmed by turns, and compares the
	 * ranks of the times (Mann and Whitney, 1947). Where two kinds are alike, one of them
	 * is the slower one in half of all pairs; of 400 of each, that part varies by 0.02.
	 */
	@Test
	void tellsNobodyByTheTimeThatItTakesWhoIsOnTheList() throws Exception {
		int rounds = 400;
		this.jdbc.sql("""
				insert into subscription (email, normalized_email, status, letter_at)
				select n || status || '@example.org', n || status || '@example.org', status, now()
				from generate_series(1, 1000) n, unnest(array['pending', 'confirmed']) status
				""").update();
		long[][] nanos = new long[3][rounds];
		for (int round = -200; round < rounds; round++) {
			for (int kind = 0; kind < 3; kind++) {
				String address = (round + 400) + new String[] { "new", "pending", "confirmed" }[kind] + "@example.org";
				long start = System.nanoTime();
				signUp(address);
				if (round >= 0) {
					nanos[kind][round] = System.nanoTime() - start;
				}
			}
		}
		for (int kind = 1; kind < 3; kind++) {
			assertThat(partThatIsSlower(nanos[0], nanos[kind])).isBetween(0.35, 0.65);
		}
		assertThat(partThatIsSlower(nanos[1], nanos[2])).isBetween(0.35, 0.65);
	}

	private static double partThatIsSlower(long[] ones, long[] others) {
		return LongStream.of(ones)
			.mapToDouble((one) -> LongStream.of(others).filter((other) -> other < one).count())
			.sum() / ((double) ones.length * others.length);
	}

	@Test
	void answersAProgramInTheTrapTheSameAndForgetsIt() throws Exception {
		HttpResponse<String> trapped = post(FORM, "email=bot@example.org&website=https://example.org/");
		assertThat(emails()).isEmpty();
		assertThat(everything(trapped)).isEqualTo(everything(signUp("ada@example.org")));
	}

	@ParameterizedTest
	@CsvSource({ "'',''", "/newsletter,/newsletter", "/api/newsletter,/api/newsletter" })
	void leadsToItsPagesThroughWhoeverForwards(String prefix, String expected) throws Exception {
		HttpResponse<String> form = send(request("/subscriptions/form").header("X-Forwarded-Prefix", prefix));
		assertThat(Jsoup.parse(form.body()).select("form").attr("action")).isEqualTo(expected + "/subscriptions");
		HttpResponse<String> accepted = send(
				submission(FORM, BodyPublishers.ofString("email=ada@example.org&stamp=" + this.stamps.stamp()))
					.header("X-Forwarded-Prefix", prefix)
					.header("X-Forwarded-Host", "www.example.org")
					.header("X-Forwarded-Proto", "https"));
		assertThat(accepted.headers().firstValue("Location")).hasValue(expected + "/subscriptions/pending");
		HttpResponse<String> refused = send(
				submission(FORM, BodyPublishers.ofString("email=ada")).header("X-Forwarded-Prefix", prefix));
		assertThat(Jsoup.parse(refused.body()).select("form").attr("action")).isEqualTo(expected + "/subscriptions");
	}

	/**
	 * Each proxy has added what it knows, the one that the browser asked first.
	 */
	@Test
	void knowsItsOwnOriginBehindSeveralProxies() throws Exception {
		HttpRequest.Builder request = submission(JSON, BodyPublishers.ofString(json("ada@example.org")))
			.header("X-Forwarded-Host", "www.example.org, gateway:8080")
			.header("X-Forwarded-Proto", "https, http")
			.header("X-Forwarded-For", "192.0.2.1, 198.51.100.1");
		assertThat(send(request.copy().header("Origin", "https://www.example.org")).statusCode()).isEqualTo(202);
		assertThat(send(request.copy().header("Origin", "https://www.example.com")).statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { FORM, JSON })
	void refusesABodyOfMoreThan16Kilobytes(String type) throws Exception {
		byte[] body = body(type, 16_385);
		assertThatIsTooLong(send(submission(type, BodyPublishers.ofByteArray(body))));
		assertThatIsTooLong(send(submission(type, inChunks(body))));
		assertThatIsTooLong(send(submission(type, inChunks(body(type, 1_000_000)))));
		assertThat(emails()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { FORM, JSON })
	void readsABodyOf16Kilobytes(String type) throws Exception {
		byte[] body = body(type, 16_384);
		assertThat(send(submission(type, BodyPublishers.ofByteArray(body))).statusCode()).isIn(202, 303);
		assertThat(send(submission(type, inChunks(body))).statusCode()).isIn(202, 303);
		assertThat(emails()).containsExactly("ada@example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "email=%ff@example.org", "email=ada@example.org&website=%c3%28", "email=%ed%a0%80@b.org",
			"email=%", "email=%zz@example.org", "email=ada@example.org&=", "email=ad\u00e4@example.org" })
	void refusesAFormThatIsBroken(String form) throws Exception {
		HttpResponse<String> response = send(
				submission(FORM, BodyPublishers.ofString(form, StandardCharsets.ISO_8859_1)));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("/problems/unreadable-form");
	}

	@ParameterizedTest
	@ValueSource(strings = { "email=ada%00@example.org", "email=ada@example.org%00", "email=a%0d%0ab@example.org",
			"email=ad%c3%a4@example.org", "email", "", "email=ada@example.org&email=grace@example.org" })
	void refusesWhatIsNoAddress(String form) throws Exception {
		assertThat(post(FORM, form).statusCode()).isEqualTo(422);
		assertThat(emails()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { FORM + ";charset=iso-8859-1", FORM + ";charset=utf-16", FORM + ";charset=unknown",
			FORM + ";charset=", "application/json;charset=unknown", "application/json;charset=utf-16",
			"multipart/form-data", "/" })
	void staysUprightWhateverTheMediaType(String type) throws Exception {
		assertThat(post(type, "email=ada@example.org").statusCode()).isLessThan(500);
	}

	@Test
	void tellsAProgramThatSaysNoMediaTypeWhichThereAre() throws Exception {
		HttpResponse<String> response = send(request("/subscriptions").POST(BodyPublishers.ofString("email=a@b.cd")));
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(response.headers().allValues("Accept")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/subscriptions/form", "/subscriptions/pending" })
	void answersNotModifiedToWhoeverHasThePage(String path) throws Exception {
		String etag = send(request(path)).headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> response = send(request(path).header("If-None-Match", etag));
		assertThat(response.statusCode()).isEqualTo(304);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void tellsTheFormsOfEachPrefixApart() throws Exception {
		assertThat(etag("/subscriptions/form", "/a")).isNotEqualTo(etag("/subscriptions/form", "/b"));
		assertThat(etag("/subscriptions/pending", "/a")).isEqualTo(etag("/subscriptions/pending", "/b"));
	}

	@Test
	void setsNoCookie() throws Exception {
		assertThat(send(request("/subscriptions/form")).headers().map()).doesNotContainKey("set-cookie");
		assertThat(signUp("ada@example.org").headers().map()).doesNotContainKey("set-cookie");
	}

	@Test
	void keepsAddressesOutOfItsLog(CapturedOutput output) throws Exception {
		this.jdbc.sql("alter table subscription add constraint broken check (email = '')").update();
		try {
			HttpResponse<String> response = signUp("ada@example.org");
			assertThat(response.statusCode()).isEqualTo(500);
			assertThat(response.body()).contains("Something went wrong here.").doesNotContain("constraint");
		}
		finally {
			this.jdbc.sql("alter table subscription drop constraint broken").update();
		}
		signUp("ada@example.org");
		signUp("ada@example.org%ff");
		post(FORM, "email=ada@example.org%ff");
		post(JSON, "{\"email\":\"ada@example.org\"");
		assertThat(output).contains("broken").doesNotContain("ada@example.org");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/readiness", "/actuator/health/liveness" })
	void isHealthyWhenItsDatabaseIs(String path) throws Exception {
		assertThat(send(request(path)).statusCode()).isEqualTo(200);
	}

	private String json(String email) {
		return "{\"email\":\"%s\",\"stamp\":\"%s\"}".formatted(email, this.stamps.stamp());
	}

	private byte[] body(String type, int length) {
		String stamp = this.stamps.stamp();
		String start = type.equals(FORM) ? "email=ada@example.org&stamp=" + stamp + "&more="
				: "{\"email\":\"ada@example.org\",\"stamp\":\"" + stamp + "\",\"more\":\"";
		String end = type.equals(FORM) ? "" : "\"}";
		String padding = "x".repeat(length - start.length() - end.length());
		return (start + padding + end).getBytes(StandardCharsets.UTF_8);
	}

	private static BodyPublisher inChunks(byte[] body) {
		return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
	}

	private static void assertThatIsTooLong(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.body()).contains("/problems/body-too-long");
	}

	private HttpResponse<String> signUp(String email) throws IOException, InterruptedException {
		return post(FORM,
				"email=" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "&website=&stamp=" + this.stamps.stamp());
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void hasNothingAtTheAddressOfErrors(String accepted) throws Exception {
		HttpResponse<String> response = send(request("/error").header("Accept", accepted));
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	private String etag(String path, String prefix) throws IOException, InterruptedException {
		return send(request(path).header("X-Forwarded-Prefix", prefix)).headers().firstValue("ETag").orElseThrow();
	}

	private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
		return send(submission(type, BodyPublishers.ofString(body)));
	}

	private HttpRequest.Builder submission(String type, BodyPublisher body) {
		return request("/subscriptions").header("Content-Type", type).POST(body);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

	private static String everything(HttpResponse<String> response) {
		var headers = response.headers().map().entrySet().stream().filter((header) -> !header.getKey().equals("date"));
		return response.statusCode() + " " + headers.toList() + " " + response.body();
	}

	private Stream<String> emails() {
		return this.jdbc.sql("select email from subscription").query(String.class).list().stream();
	}

}

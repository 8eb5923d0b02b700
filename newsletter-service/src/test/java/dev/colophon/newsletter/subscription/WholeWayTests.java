package dev.colophon.newsletter.subscription;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.colophon.newsletter.TestDatabase;
import dev.colophon.newsletter.outbox.TestMailServer;
import jakarta.mail.internet.MimeMessage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
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
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * From the form to the inbox, onto the list and off it again, as a reader walks it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "colophon.sending.poll=20ms", "colophon.site.url=https://www.example.org",
				"colophon.sign-ups.per-client=1000000", "colophon.sign-ups.per-address=1000000" })
@Import({ TestDatabase.class, Stamps.class })
@ExtendWith(OutputCaptureExtension.class)
class WholeWayTests {

	private static final TestMailServer SERVER = new TestMailServer();

	private static final String FORM = "application/x-www-form-urlencoded";

	@DynamicPropertySource
	static void server(DynamicPropertyRegistry properties) {
		properties.add("spring.mail.host", () -> "localhost");
		properties.add("spring.mail.port", SERVER::port);
	}

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Stamps stamps;

	@BeforeEach
	@AfterEach
	void startAnew() {
		SERVER.reset();
		this.jdbc.sql("truncate mail, subscription, erased cascade").update();
	}

	@Test
	void leadsOntoTheListAndOffItWithOneClick() throws Exception {
		MimeMessage mail = signUp("ada@example.org");
		String confirm = link(mail, "confirmations");
		assertThat(get(confirm).statusCode()).isEqualTo(200);
		assertThat(status()).isEqualTo("pending");
		assertThat(post(confirm, FORM, "").statusCode()).isEqualTo(200);
		assertThat(status()).isEqualTo("confirmed");
		assertThat(post(confirm, FORM, "").statusCode()).isEqualTo(404);

		assertThat(post(listUnsubscribe(mail), FORM, "List-Unsubscribe=One-Click").statusCode()).isEqualTo(200);
		assertThat(status()).isEqualTo("left");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					application/x-www-form-urlencoded | List-Unsubscribe=One-Click
					multipart/form-data; boundary=b | --b\\r\\nContent-Disposition: form-data; name="List-Unsubscribe"\\r\\n\\r\\nOne-Click\\r\\n--b--
					text/plain | anything
					""")
	void takesTheOneClickInAnyMediaType(String type, String body) throws Exception {
		String leave = listUnsubscribe(signUp("ada@example.org"));
		HttpResponse<String> response = post(leave, type, body.replace("\\r\\n", "\r\n"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(status()).isEqualTo("left");
	}

	@Test
	void showsAButtonToWhoeverFollowsTheLinkAndLeavesThemOnTheList() throws Exception {
		String leave = listUnsubscribe(signUp("ada@example.org"));
		Document page = Jsoup.parse(get(leave).body());
		assertThat(page.select("form[action=" + leave + "] button").text()).isEqualTo("Unsubscribe");
		assertThat(page.select("dd").eachText()).contains("ada@example.org", "pending");
		assertThat(status()).isEqualTo("pending");
	}

	@Test
	void erasesWhoeverAsksForIt() throws Exception {
		String leave = listUnsubscribe(signUp("ada@example.org"));
		Document page = Jsoup.parse(get(leave).body());
		String erase = page.select("form[action$=erasure]").attr("action");
		assertThat(get(erase).statusCode()).isEqualTo(405);
		assertThat(post(erase, FORM, "").statusCode()).isEqualTo(200);
		assertThat(this.jdbc.sql("select count(*) from subscription").query(Integer.class).single()).isZero();
		assertThat(get(leave).statusCode()).isEqualTo(404);
		assertThat(post(leave, FORM, "").statusCode()).isEqualTo(404);
		assertThat(post(erase, FORM, "").statusCode()).isEqualTo(404);
	}

	@Test
	void givesEverybodyWhatIsStoredAboutThem() throws Exception {
		String leave = listUnsubscribe(signUp("ada@example.org"));
		HttpResponse<String> data = get(leave + "/data");
		assertThat(data.statusCode()).isEqualTo(200);
		assertThat(data.headers().firstValue("Content-Type")).hasValue("application/json");
		assertThat(data.headers().firstValue("Content-Disposition"))
			.hasValue("attachment; filename=\"newsletter-data.json\"");
		assertThat(data.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(data.body()).contains("\"email\" : \"ada@example.org\"", "\"status\" : \"pending\"",
				"\"kind\" : \"confirmation\"");
		assertThat(get(leave + "x/data").statusCode()).isEqualTo(404);
	}

	@Test
	void sendsToInternationalDomainsInAscii() throws Exception {
		MimeMessage mail = signUp("ada@bücher.example");
		assertThat(mail.getHeader("To")).containsExactly("ada@xn--bcher-kva.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ada%0d%0aBcc: eve@example.org", "ada@example.org%0d%0aBcc: eve@example.org",
			"ada@example.org%0aSubject: cheap", "ada@example.org, eve@example.org", "%22ada%22@example.org" })
	void letsNobodyWriteHeaders(String address) throws Exception {
		assertThat(
				post("/subscriptions", FORM, "stamp=" + this.stamps.stamp() + "&email=" + address.replace(" ", "%20"))
					.statusCode())
			.isEqualTo(422);
		assertThat(this.jdbc.sql("select count(*) from mail").query(Integer.class).single()).isZero();
	}

	@Test
	void letsNothingThatAStrangerTypedButTheAddressIntoAMail() throws Exception {
		HttpRequest request = request("/subscriptions").header("Content-Type", FORM)
			.header("X-Forwarded-Host", "evil.example")
			.header("X-Forwarded-Prefix", "/evil")
			.header("Referer", "https://evil.example/")
			.header("User-Agent", "evil")
			.POST(BodyPublishers
				.ofString("stamp=" + this.stamps.stamp() + "&email=ada@example.org&name=evil&subject=evil"))
			.build();
		assertThat(this.client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
		await().until(() -> SERVER.mails().size() == 1);
		MimeMessage mail = SERVER.mails().getFirst();
		assertThat(TestMailServer.text(mail, "plain") + TestMailServer.text(mail, "html")
				+ String.join("", Collections.list(mail.getAllHeaderLines())))
			.doesNotContain("evil");
	}

	@Test
	void keepsAddressesAndTokensOutOfTheLogAndTheMetrics(CapturedOutput output) throws Exception {
		double sent = confirmationsSent();
		MimeMessage mail = signUp("ada@example.org");
		String confirm = link(mail, "confirmations");
		get(confirm);
		post(confirm, FORM, "");
		post(listUnsubscribe(mail), FORM, "");
		get(listUnsubscribe(mail) + "/data");
		String metrics = get("/actuator/prometheus").body();
		assertThat(metrics).contains("uri=\"/confirmations/{token}\"");
		assertThat(confirmationsSent()).isEqualTo(sent + 1);
		for (String secret : new String[] { "ada@", confirm, listUnsubscribe(mail) }) {
			assertThat(output).doesNotContain(secret);
			assertThat(metrics).doesNotContain(secret);
		}
	}

	/**
	 * Each metric that the README names has a test that asserts its value: the first one
	 * here, the others in IssueWayTests.
	 */
	@Test
	void hasAllMetricsThatTheReadmeNames() throws Exception {
		assertThat(Pattern.compile("`([a-z0-9]+(?:_[a-z0-9]+){2,})`")
			.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map((metric) -> metric.group(1))
			.distinct()).containsExactlyInAnyOrder("colophon_newsletter_mails_total",
					"colophon_newsletter_mails_waiting", "colophon_newsletter_subscriptions",
					"colophon_newsletter_sending_paused");
	}

	private double confirmationsSent() throws IOException, InterruptedException {
		String sample = "colophon_newsletter_mails_total{kind=\"confirmation\",outcome=\"sent\"} ";
		return get("/actuator/prometheus").body()
			.lines()
			.filter((line) -> line.startsWith(sample))
			.mapToDouble((line) -> Double.parseDouble(line.substring(sample.length())))
			.sum();
	}

	private MimeMessage signUp(String address) throws Exception {
		assertThat(post("/subscriptions", FORM,
				"stamp=" + this.stamps.stamp() + "&email=" + URLEncoder.encode(address, StandardCharsets.UTF_8))
			.statusCode()).isEqualTo(303);
		await().until(() -> SERVER.mails().size() == 1);
		return SERVER.mails().getFirst();
	}

	/**
	 * The path of a link in the plain text, as the service has it behind the gateway.
	 */
	private static String link(MimeMessage mail, String resource) {
		return path(TestMailServer.text(mail, "plain"), resource);
	}

	private static String listUnsubscribe(MimeMessage mail) throws Exception {
		return path(mail.getHeader("List-Unsubscribe")[0], "unsubscriptions");
	}

	private static String path(String text, String resource) {
		Matcher link = Pattern.compile("https://www\\.example\\.org/newsletter(/" + resource + "/[\\w-]+)")
			.matcher(text);
		assertThat(link.find()).isTrue();
		return link.group(1);
	}

	private String status() {
		return this.jdbc.sql("select status from subscription").query(String.class).single();
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
		return this.client.send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}

package dev.colophon.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The newsletter from the form to the inbox and back, as {@code ./run} has it: mails go
 * to a folder, and the console tells of them.
 */
@ExtendWith(SharedSuite.class)
@DisabledIf("dev.colophon.system.SharedSuite#isOnCompose")
class NewsletterTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private final RunSuite suite;

	private final String reader = "reader-" + UUID.randomUUID() + "@example.org";

	NewsletterTests(Suite suite) {
		this.suite = (RunSuite) suite;
	}

	@Test
	void goesOntoTheListAndOffItByCurlAndTheMailsAlone() throws Exception {
		assertThat(this.suite
			.post("/newsletter/subscriptions", FORM, "stamp=" + this.suite.stamp() + "&email=" + this.reader)
			.statusCode()).isEqualTo(303);
		Path mail = Path.of(this.suite.mailTo(this.reader).getFirst());
		String confirm = link("confirmations");
		String leave = link("unsubscriptions");
		assertThat(Files.readString(mail)).contains("To: " + this.reader, "List-Unsubscribe-Post: ", confirm, leave);

		assertThat(Suite.page(this.suite.getFrom(confirm)).select("main form button")).hasSize(1);
		assertThat(heading(this.suite.post(path(confirm), FORM, ""))).isEqualTo("You are on the list");
		assertThat(this.suite.post(path(confirm), FORM, "").statusCode()).isEqualTo(404);

		assertThat(this.suite.getFrom(leave + "/data").body()).contains(this.reader, "confirmed");
		assertThat(heading(this.suite.post(path(leave), FORM, "List-Unsubscribe=One-Click")))
			.isEqualTo("You have left the list");
		assertThat(this.suite.getFrom(leave + "/data").body()).contains(this.reader, "left");
		assertIsInNoLog(name(), lastSegment(confirm), lastSegment(leave));
	}

	@Test
	void bringsWhatChangedToTheInboxAndTheArchive() throws Exception {
		subscribe();
		HttpResponse<String> draft = this.suite.edit("POST", "/api/newsletter/issues", "");
		assertThat(draft.statusCode()).isEqualTo(201);
		String issue = draft.headers().firstValue("Location").orElseThrow();
		assertThat(issue).startsWith("/api/newsletter/issues/");
		assertThat(this.suite.edit("POST", issue + "/deliveries", "").statusCode()).isEqualTo(202);

		String mail = await()
			.until(() -> mails().filter((text) -> text.contains("/newsletter/issues/")).findFirst(),
					Optional::isPresent)
			.orElseThrow();
		assertThat(mail).contains("To: " + this.reader, "New pages",
				"List-Unsubscribe-Post: List-Unsubscribe=One-Click", this.suite.address("/docker.html"));
		String archived = issue.replace("/api", "") + ".html";
		assertThat(Suite.page(this.suite.get(archived)).select("main article a[href$=/docker.html]")).isNotEmpty();
		assertThat(Suite.page(this.suite.get("/newsletter/issues.html")).select("main article li a").eachAttr("href"))
			.contains(archived);
		assertThat(this.suite.get("/newsletter/issues.atom").body()).contains(this.suite.address(archived));

		String leave = Pattern.compile("List-Unsubscribe: <([^>]+)>")
			.matcher(mail)
			.results()
			.findFirst()
			.orElseThrow()
			.group(1);
		assertThat(heading(this.suite.post(path(leave), FORM, "List-Unsubscribe=One-Click")))
			.isEqualTo("You have left the list");
		assertIsInNoLog(name(), lastSegment(leave));
	}

	/**
	 * Neither in those of the programs nor in those of their databases. Only where
	 * newsletter-service tells of the mails in the folder, its log is the mailbox.
	 */
	private void assertIsInNoLog(String... secrets) throws IOException {
		for (String program : RunSuite.PROGRAMS.stream().filter(Run::isNewest).toList()) {
			try (Stream<Path> files = Files.list(this.suite.logOf(program).getParent())) {
				for (Path log : files.filter((file) -> file.toString().endsWith(".log")).toList()) {
					assertThat(Files.readAllLines(log)).as("%s", log)
						.filteredOn((line) -> !line.startsWith("mail to ") && !line.startsWith("     "))
						.noneMatch((line) -> Stream.of(secrets).anyMatch(line::contains));
				}
			}
		}
	}

	/**
	 * What an address begins with, however its at sign is written.
	 */
	private String name() {
		return this.reader.substring(0, this.reader.indexOf('@'));
	}

	private static String lastSegment(String link) {
		return link.substring(link.lastIndexOf('/') + 1);
	}

	private void subscribe() throws Exception {
		this.suite.post("/newsletter/subscriptions", FORM, "stamp=" + this.suite.stamp() + "&email=" + this.reader);
		assertThat(this.suite.post(path(link("confirmations")), FORM, "").statusCode()).isEqualTo(200);
	}

	/**
	 * All mails to the reader, as they are in their files.
	 */
	private Stream<String> mails() {
		return this.suite.run()
			.output()
			.stream()
			.filter((line) -> line.strip().endsWith(".eml"))
			.map((line) -> read(Path.of(line.strip())))
			.filter((text) -> text.contains("To: " + this.reader));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String link(String resource) {
		return this.suite.mailTo(this.reader)
			.stream()
			.filter((line) -> line.contains("/" + resource + "/"))
			.findFirst()
			.orElseThrow();
	}

	private static String path(String link) {
		return URI.create(link).getPath();
	}

	private static String heading(HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(200);
		return Suite.page(response).select("main h1").text();
	}

}

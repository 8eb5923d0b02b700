package dev.colophon.system;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

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

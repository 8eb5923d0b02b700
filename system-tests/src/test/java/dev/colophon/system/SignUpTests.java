package dev.colophon.system;

import java.net.http.HttpResponse;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(SharedSuite.class)
class SignUpTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private final Suite suite;

	SignUpTests(Suite suite) {
		this.suite = suite;
	}

	@Test
	void leadsToThePageThatSaysToLookIntoTheInbox() throws Exception {
		HttpResponse<String> response = this.suite.post("/newsletter/subscriptions", FORM,
				"stamp=" + this.suite.stamp() + "&email=ada%40example.org");
		assertThat(response.statusCode()).isEqualTo(303);
		String next = response.headers().firstValue("Location").orElseThrow();
		assertThat(next).isEqualTo("/newsletter/subscriptions/pending");
		assertThat(Suite.page(this.suite.get(next)).select("main").text()).containsIgnoringCase("inbox");
	}

	@Test
	void showsWhatWasTypedWithAMessageWhereItIsNoAddress() throws Exception {
		HttpResponse<String> response = this.suite.post("/newsletter/subscriptions", FORM, "email=%22%3E%3Cb%3Eada");
		Document page = Suite.page(response);
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(page.select("main [role=alert]").text()).isNotBlank();
		assertThat(page.select("main input[name=email]").attr("value")).isEqualTo("\"><b>ada");
		assertThat(page.select("main form").attr("action")).isEqualTo("/newsletter/subscriptions");
	}

	@Test
	void takesJson() throws Exception {
		HttpResponse<String> response = this.suite.post("/api/newsletter/subscriptions", "application/json",
				"{\"email\": \"ada@example.org\", \"stamp\": \"" + this.suite.stamp() + "\"}");
		assertThat(response.statusCode()).isEqualTo(202);
	}

	@Test
	void takesAFormThroughTheApi() throws Exception {
		HttpResponse<String> response = this.suite.post("/api/newsletter/subscriptions", FORM,
				"stamp=" + this.suite.stamp() + "&email=ada%40example.org");
		assertThat(response.statusCode()).isEqualTo(303);
		assertThat(response.headers().firstValue("Location")).contains("/api/newsletter/subscriptions/pending");
	}

	@Test
	void asksOnceMoreWhereTheFormWasNeverFetched() throws Exception {
		HttpResponse<String> response = this.suite.post("/newsletter/subscriptions", FORM, "email=ada%40example.org");
		assertThat(response.statusCode()).isEqualTo(422);
		Document page = Suite.page(response);
		assertThat(page.select("main h1").text()).isEqualTo("Please send it once more");
		assertThat(page.select("main input[name=email]").attr("value")).isEqualTo("ada@example.org");
		assertThat(page.select("main input[name=stamp]").attr("value")).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/newsletter/subscriptions", "/api/newsletter/subscriptions" })
	void takesNoFormsFromThePagesOfOtherSites(String path) throws Exception {
		String form = "stamp=" + this.suite.stamp() + "&email=ada%40example.org";
		assertThat(this.suite.post(path, FORM, form, "Origin", "https://evil.example").statusCode()).isEqualTo(403);
		assertThat(this.suite.post(path, FORM, form, "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
		String own = this.suite.address("").replaceAll("/$", "");
		assertThat(this.suite.post(path, FORM, form, "Origin", own).statusCode()).isEqualTo(303);
	}

	@Test
	void refusesAMountainOfText() throws Exception {
		assertThat(this.suite.post("/newsletter/subscriptions", FORM, "a".repeat(5_000_000)).statusCode())
			.isEqualTo(413);
	}

}

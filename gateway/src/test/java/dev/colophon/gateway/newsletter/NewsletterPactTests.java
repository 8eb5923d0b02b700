package dev.colophon.gateway.newsletter;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.Matchers;
import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Provider;
import org.junit.jupiter.api.Test;

import static dev.colophon.gateway.fragment.Provider.ETAG;
import static dev.colophon.gateway.fragment.Provider.ask;
import static dev.colophon.gateway.fragment.Provider.document;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the gateway expects of newsletter-service.
 */
class NewsletterPactTests {

	private static final String FORM = "application/x-www-form-urlencoded";

	private static final String STAMP = "a".repeat(30);

	private static final String TOKEN = "t".repeat(43);

	private static final Sender SENDER = sender("192.0.2.1");

	private static final Sender IMPATIENT = sender("192.0.2.2");

	private final Provider<NewsletterApi> provider = new Provider<>("newsletter-service", NewsletterApi.class);

	@Test
	void givesTheForm() {
		this.provider.expect("all is well", "the form", get("/subscriptions/form"), document("form"), (api) -> {
			Answer answer = ask(new NewsletterClient(api).form(), null);
			assertThat(answer.fragment().parts()).containsKey("form");
			assertThat(answer.isKeepable()).isTrue();
		});
	}

	@Test
	void saysThatTheFormIsTheSame() {
		this.provider.expect("the form is the one that the gateway has", "the form, unless it is the same",
				Provider.getUnlessKnown("/subscriptions/form").andThen(NewsletterPactTests::prefixed),
				Provider::notModified,
				(api) -> assertThat(ask(new NewsletterClient(api).form(), ETAG).status()).isEqualTo(304));
	}

	@Test
	void givesPages() {
		page("all is well", "the page after a sign-up", "subscriptions/pending", 200);
		page("there is no such confirmation", "a confirmation that is unknown", "confirmations/" + TOKEN, 404);
		page("issue 1 was sent", "the archive", "issues.html", 200);
		page("issue 1 was sent", "issue 1", "issues/1.html", 200);
		page("there is no issue 999", "issue 999", "issues/999.html", 404);
	}

	private void page(String state, String description, String path, int status) {
		this.provider.expect(state, description, get("/" + path), document(status, "article"), (api) -> {
			Answer answer = ask(new NewsletterClient(api).page(path), null);
			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.fragment().parts()).containsKey("article");
		});
	}

	@Test
	void takesASignUp() {
		this.provider.expect("a form was made a minute ago", "a sign-up",
				form("/subscriptions", SENDER)
					.andThen((request) -> request.body("email=ada%40example.org&stamp=" + STAMP, FORM)),
				(response) -> response.status(303).header("Location", "/newsletter/subscriptions/pending"),
				(api) -> assertThat(
						submit(api, "subscriptions", SENDER, "email=ada%40example.org&stamp=" + STAMP).location())
					.hasToString("/newsletter/subscriptions/pending"));
	}

	@Test
	void explainsWhatIsWrongWithASignUp() {
		this.provider.expect("all is well", "a sign-up without an address",
				form("/subscriptions", SENDER).andThen((request) -> request.body("email=ada", FORM)),
				document(422, "article"),
				(api) -> assertThat(submit(api, "subscriptions", SENDER, "email=ada").fragment().parts())
					.containsKey("article"));
	}

	@Test
	void saysWhenToComeBackAfterTooManySignUps() {
		this.provider.expect("the client 192.0.2.2 has signed up too often", "one sign-up too many",
				form("/subscriptions", IMPATIENT).andThen((request) -> request.body("email=eve%40example.org", FORM)),
				document(429, "article")
					.andThen((response) -> response.header("Retry-After", Matchers.regexp("[1-9]\\d*", "60"))),
				(api) -> assertThat(submit(api, "subscriptions", IMPATIENT, "email=eve%40example.org").retryAfter())
					.isEqualTo("60"));
	}

	@Test
	void explainsThatThereIsNothingToLeave() {
		this.provider.expect("all is well", "one click to leave what is unknown",
				form("/unsubscriptions/" + TOKEN, SENDER), document(404, "article"),
				(api) -> assertThat(submit(api, "unsubscriptions/" + TOKEN, SENDER, "").status()).isEqualTo(404));
	}

	private static Answer submit(NewsletterApi api, String path, Sender sender, String form) {
		return new NewsletterClient(api).submit(path, sender, form.getBytes(StandardCharsets.US_ASCII));
	}

	private static Consumer<HttpRequestBuilder> form(String path, Sender sender) {
		return (request) -> {
			request.method("POST").path(path).header("Accept", "text/html").header("Content-Type", FORM);
			sender.headers().forEach(request::header);
			prefixed(request);
		};
	}

	private static Sender sender(String address) {
		return new Sender(address, "www.example.org", "https", "https://www.example.org", "same-origin");
	}

	private static Consumer<HttpRequestBuilder> get(String path) {
		return Provider.get(path).andThen(NewsletterPactTests::prefixed);
	}

	private static void prefixed(HttpRequestBuilder request) {
		request.header("X-Forwarded-Prefix", "/newsletter");
	}

}

package dev.colophon.gateway.content;

import java.util.function.Consumer;

import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Provider;
import org.junit.jupiter.api.Test;

import static dev.colophon.gateway.fragment.Provider.ETAG;
import static dev.colophon.gateway.fragment.Provider.ask;
import static dev.colophon.gateway.fragment.Provider.document;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the gateway expects of content-service.
 */
class ContentPactTests {

	private static final String STATE = "there is the page docker";

	private final Provider<ContentApi> provider = new Provider<>("content-service", ContentApi.class);

	@Test
	void givesAPage() {
		this.provider.expect(STATE, "the page docker", get("/pages/docker"), document("article"), (api) -> {
			Answer answer = ask(new ContentClient(api).page("docker"), null);
			assertThat(answer.fragment().parts()).containsKey("article");
			assertThat(answer.fragment().title()).isNotEmpty();
			assertThat(answer.etag()).isEqualTo(ETAG);
			assertThat(answer.isKeepable()).isTrue();
		});
	}

	@Test
	void saysThatAPageIsTheSame() {
		this.provider.expect(STATE, "the page docker, unless it is the same",
				Provider.getUnlessKnown("/pages/docker").andThen(ContentPactTests::prefixed), Provider::notModified,
				(api) -> assertThat(ask(new ContentClient(api).page("docker"), ETAG).status()).isEqualTo(304));
	}

	@Test
	void explainsThatThereIsNoPage() {
		this.provider.expect("there is no page nosuch", "the page nosuch", get("/pages/nosuch"),
				document(404, "article"), (api) -> {
					Answer answer = ask(new ContentClient(api).page("nosuch"), null);
					assertThat(answer.status()).isEqualTo(404);
					assertThat(answer.fragment().parts()).containsKey("article");
				});
	}

	@Test
	void explainsThatAPageWasDeleted() {
		this.provider.expect("the page old was deleted", "the page old", get("/pages/old"), document(410, "article"),
				(api) -> assertThat(ask(new ContentClient(api).page("old"), null).status()).isEqualTo(410));
	}

	@Test
	void leadsToWhereAPageIsNow() {
		this.provider.expect("the page before is now the page after", "the page before", get("/pages/before"),
				(response) -> response.status(301).header("Location", "/after.html"), (api) -> {
					Answer answer = ask(new ContentClient(api).page("before"), null);
					assertThat(answer.location()).hasToString("/after.html");
				});
	}

	@Test
	void givesTheSearchForm() {
		this.provider.expect(STATE, "the search without words", get("/search"), document("article"),
				(api) -> assertThat(ask(new ContentClient(api).search(), null).status()).isEqualTo(200));
	}

	@Test
	void finds() {
		this.provider.expect(STATE, "the search for docker images",
				get("/search")
					.andThen((request) -> request.queryParameter("q", "docker images").queryParameter("number", "0")),
				document(200, "article"),
				(api) -> assertThat(ask(new ContentClient(api).search("docker images", 0), null).fragment().parts())
					.containsKey("article"));
	}

	@Test
	void givesTheAnnouncementAndThePromotion() {
		this.provider.expect("there is an announcement", "the announcement", get("/announcement"),
				document("announcement"),
				(api) -> assertThat(ask(new ContentClient(api).announcement(), null).fragment().parts())
					.containsKey("announcement"));
		this.provider.expect("there is a promotion", "the promotion", get("/promotion"), document("promotion"),
				(api) -> assertThat(ask(new ContentClient(api).promotion(), null).fragment().parts())
					.containsKey("promotion"));
	}

	@Test
	void saysThatThereIsNoAnnouncementOrPromotion() {
		Consumer<HttpResponseBuilder> none = (response) -> response.status(404);
		this.provider.expect("there is no announcement", "the announcement", get("/announcement"), none,
				(api) -> assertThat(ask(new ContentClient(api).announcement(), null).status()).isEqualTo(404));
		this.provider.expect("there is no promotion", "the promotion", get("/promotion"), none,
				(api) -> assertThat(ask(new ContentClient(api).promotion(), null).status()).isEqualTo(404));
	}

	@Test
	void givesTheFeedAndTheSitemap() {
		this.provider.expect(STATE, "the feed",
				(request) -> request.method("GET").path("/feed.atom").header("Accept", "application/atom+xml"),
				Provider.file("application/atom+xml", "<?xml version=\"1.0\"?><feed/>"),
				(api) -> assertThat(ask(new ContentClient(api).feed(), null).status()).isEqualTo(200));
		this.provider.expect(STATE, "the sitemap",
				(request) -> request.method("GET").path("/sitemap.xml").header("Accept", "application/xml"),
				Provider.file("application/xml", "<?xml version=\"1.0\"?><urlset/>"),
				(api) -> assertThat(ask(new ContentClient(api).sitemap(), null).status()).isEqualTo(200));
	}

	private static Consumer<HttpRequestBuilder> get(String path) {
		return Provider.get(path).andThen(ContentPactTests::prefixed);
	}

	private static void prefixed(HttpRequestBuilder request) {
		request.header("X-Forwarded-Prefix", "/api/content");
	}

}

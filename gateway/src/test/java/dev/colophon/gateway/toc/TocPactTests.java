package dev.colophon.gateway.toc;

import dev.colophon.gateway.fragment.Answer;
import dev.colophon.gateway.fragment.Provider;
import org.junit.jupiter.api.Test;

import static dev.colophon.gateway.fragment.Provider.ETAG;
import static dev.colophon.gateway.fragment.Provider.ask;
import static dev.colophon.gateway.fragment.Provider.document;
import static dev.colophon.gateway.fragment.Provider.get;
import static dev.colophon.gateway.fragment.Provider.getUnlessKnown;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the gateway expects of toc-service.
 */
class TocPactTests {

	private static final String STATE = "the contents have the page docker";

	private final Provider<TocApi> provider = new Provider<>("toc-service", TocApi.class);

	@Test
	void givesTheSidebarOfAPage() {
		this.provider.expect(STATE, "the sidebar of the page docker",
				get("/toc").andThen((request) -> request.queryParameter("current", "docker")), document("toc"),
				(api) -> {
					Answer answer = ask(new TocClient(api).sidebar("docker"), null);
					assertThat(answer.fragment().parts()).containsOnlyKeys("toc");
					assertThat(answer.etag()).isEqualTo(ETAG);
					assertThat(answer.isKeepable()).isTrue();
				});
	}

	@Test
	void givesTheSidebarOfAPageThatTheContentsDoNotHave() {
		this.provider.expect("the contents do not have the page nosuch", "the sidebar of the page nosuch",
				get("/toc").andThen((request) -> request.queryParameter("current", "nosuch")), document("toc"),
				(api) -> assertThat(ask(new TocClient(api).sidebar("nosuch"), null).status()).isEqualTo(200));
	}

	@Test
	void saysThatTheSidebarIsTheSame() {
		this.provider.expect(STATE, "the sidebar of the page docker, unless it is the same",
				getUnlessKnown("/toc").andThen((request) -> request.queryParameter("current", "docker")),
				Provider::notModified,
				(api) -> assertThat(ask(new TocClient(api).sidebar("docker"), ETAG).status()).isEqualTo(304));
	}

	@Test
	void givesTheFullContents() {
		this.provider.expect(STATE, "the full contents",
				get("/toc").andThen((request) -> request.queryParameter("view", "full")), document("article"),
				(api) -> assertThat(ask(new TocClient(api).full(), null).fragment().parts()).containsKey("article"));
	}

}

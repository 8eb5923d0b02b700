package dev.colophon.system;

import java.net.http.HttpResponse;
import java.util.List;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What readers see while services are stopped, one after the other.
 */
class ServiceDownTests {

	@Test
	void readersGetThePageThatWasThereBefore() throws Exception {
		try (RunSuite suite = new RunSuite(Run.freshData("down"))) {
			untilSeen(suite, "/microservices.html");
			// Its form stays fresh for a minute, so nobody notices at all.
			suite.stop("newsletter-service");
			for (String service : List.of("toc-service", "content-service")) {
				suite.stop(service);
				await().untilAsserted(
						() -> assertThat(suite.get("/microservices.html").headers().firstValue("Server-Timing"))
							.hasValueSatisfying(
									(timing) -> assertThat(timing).containsPattern(service + ";[^,]*last-good")));
				HttpResponse<String> response = suite.get("/microservices.html");
				Document page = expect(200, response);
				assertThat(page.select("main h1").text()).isEqualTo("Microservices");
				assertThat(page.select(".sidebar .toc li a")).hasSize(62);
				assertThat(page.select("#newsletter form")).hasSize(1);
				assertThat(page.select(".colophon").text()).contains(service, "last good answer");
				Nu.assertValid(response.body());
			}
		}
	}

	@Test
	void readersOfANewPageGetItAsLongAsThereIsAnArticle() throws Exception {
		try (RunSuite suite = new RunSuite(Run.freshData("down"))) {
			untilSeen(suite, "/");
			suite.stop("toc-service");
			suite.stop("newsletter-service");
			Document page = expect(200, suite.get("/microservices.html"));
			assertThat(page.select("main h1").text()).isEqualTo("Microservices");
			assertThat(page.select(".sidebar .toc a[href=/table-of-contents.html]")).isNotEmpty();
			assertThat(page.select("#newsletter form")).hasSize(1);
			expect(503, suite.get("/table-of-contents.html"));
		}
	}

	@Test
	void readersOfANewPageAreToldToComeBackWhereThereIsNoArticle() throws Exception {
		try (RunSuite suite = new RunSuite(Run.freshData("down"))) {
			untilSeen(suite, "/table-of-contents.html");
			suite.stop("content-service");
			HttpResponse<String> response = suite.get("/microservices.html");
			Document page = expect(503, response);
			assertThat(response.headers().firstValue("Retry-After")).isPresent();
			assertThat(page.select(".sidebar .toc li a")).hasSize(62);
			assertThat(page.select("[aria-current=page]").attr("href")).isEqualTo("/microservices.html");
			assertThat(page.select("#newsletter form")).hasSize(1);
			expect(200, suite.get("/table-of-contents.html"));
			Nu.assertValid(response.body());
			if (Run.isNewest("gateway")) {
				expectPictures(suite, expect(200, suite.get("/newsletter/issues.html")));
			}
		}
	}

	/**
	 * The first calls of a service that has just started may be late.
	 */
	private static void untilSeen(Suite suite, String path) {
		await().untilAsserted(() -> assertThat(suite.get(path).headers().firstValue("Server-Timing"))
			.hasValueSatisfying((timing) -> assertThat(timing).doesNotContain("stub", "last-good")));
	}

	private static void expectPictures(Suite suite, Document page) throws Exception {
		assertThat(page.select(".promotion img")).hasSize(1);
		for (String address : page.select("img").eachAttr("src")) {
			HttpResponse<String> picture = suite.get(address);
			assertThat(picture.statusCode()).as(address).isEqualTo(200);
			assertThat(picture.headers().firstValue("Content-Type").orElse("")).as(address).startsWith("image/");
			assertThat(picture.body()).as(address).isNotEmpty();
		}
	}

	private static Document expect(int status, HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(status);
		return Suite.page(response);
	}

}

package dev.colophon.system;

import java.net.http.HttpResponse;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What readers see while services are stopped, one after the other.
 */
class ServiceDownTests {

	@Test
	void readersGetTheirPageAsLongAsThereIsAnArticle() throws Exception {
		try (Suite suite = new Suite(Run.freshData("down"))) {
			suite.stop("toc-service");
			Document page = expect(200, suite.get("/microservices.html"));
			assertThat(page.select("main h1").text()).isEqualTo("Microservices");
			assertThat(page.select(".sidebar .toc a[href=/table-of-contents.html]")).isNotEmpty();
			assertThat(page.select("#newsletter form")).hasSize(1);
			expect(503, suite.get("/table-of-contents.html"));

			suite.stop("newsletter-service");
			page = expect(200, suite.get("/microservices.html"));
			assertThat(page.select("main h1").text()).isEqualTo("Microservices");
			assertThat(page.select("#newsletter").text()).contains("not possible right now");
		}
	}

	@Test
	void readersAreToldToComeBackWhereThereIsNoArticle() throws Exception {
		try (Suite suite = new Suite(Run.freshData("down"))) {
			suite.stop("content-service");
			HttpResponse<String> response = suite.get("/microservices.html");
			Document page = expect(503, response);
			assertThat(response.headers().firstValue("Retry-After")).isPresent();
			assertThat(page.select(".sidebar .toc li a")).hasSize(62);
			assertThat(page.select("[aria-current=page]").attr("href")).isEqualTo("/microservices.html");
			assertThat(page.select("#newsletter form")).hasSize(1);
			expect(200, suite.get("/table-of-contents.html"));
			Nu.assertValid(response.body());
		}
	}

	private static Document expect(int status, HttpResponse<String> response) {
		assertThat(response.statusCode()).isEqualTo(status);
		return Suite.page(response);
	}

}

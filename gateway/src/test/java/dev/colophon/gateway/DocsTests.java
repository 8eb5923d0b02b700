package dev.colophon.gateway;

import java.net.http.HttpResponse;
import java.util.List;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The specifications of the services, where people read them.
 */
class DocsTests extends GatewayTests {

	@ParameterizedTest
	@CsvSource({ "/docs/, content", "/docs/content/, content", "/docs/toc/, toc", "/docs/newsletter/, newsletter" })
	void showsTheSpecificationOfEachService(String path, String service) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(200);
		Document page = page(response);
		assertThat(page.title()).isEqualTo("The API of " + service + "-service - Colophon");
		assertThat(page.select("#docs").attr("data-specification")).isEqualTo("/api/" + service + "/openapi.yaml");
		assertThat(page.select("nav a").eachAttr("href")).containsExactly("/docs/content/", "/docs/toc/",
				"/docs/newsletter/");
		assertThat(page.select("nav a[aria-current]").text()).isEqualTo(service + "-service");
	}

	@Test
	void bringsAllThatThePageNeeds() throws Exception {
		Document page = page(get("/docs/"));
		List<String> files = page.select("script[src], link[rel=stylesheet], link[rel=icon], img")
			.stream()
			.map((element) -> element.attr(element.hasAttr("src") ? "src" : "href"))
			.toList();
		assertThat(files).hasSize(6).allSatisfy((file) -> {
			HttpResponse<String> response = get(file);
			assertThat(response.statusCode()).as(file).isEqualTo(200);
			assertThat(response.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public");
		});
		assertThat(page.select("script:not([src]), style, [style], [onclick]")).isEmpty();
	}

	@Test
	void letsThePageDoNoMoreThanItNeeds() throws Exception {
		assertThat(get("/docs/").headers().allValues("Content-Security-Policy")).singleElement()
			.asString()
			.contains("default-src 'none'", "script-src 'self'", "connect-src 'self'", "img-src 'self' data:")
			.doesNotContain("unsafe");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docs", "/docs/toc" })
	void leadsToTheAddressWithASlash(String path) throws Exception {
		HttpResponse<String> response = get(path);
		assertThat(response.statusCode()).isEqualTo(308);
		assertThat(response.headers().firstValue("Location")).hasValue(path + "/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/docs/nosuch/", "/docs/toc/more" })
	void hasNothingElse(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(404);
	}

}

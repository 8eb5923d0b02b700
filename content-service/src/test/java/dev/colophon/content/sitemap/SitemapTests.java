package dev.colophon.content.sitemap;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.colophon.content.page.Slug;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.XmlTemplates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest(controllers = SitemapController.class, excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class,
		properties = "colophon.site.url=https://example.org/docs")
@Import({ XmlTemplates.class, Answers.class })
class SitemapTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Locations locations;

	@Test
	void hasTheWholeAddressOfEachPageAndOfTheContents() {
		given(this.locations.first(49_999))
			.willReturn(List.of(new Location(new Slug("docker"), MONDAY), new Location(new Slug("index"), MONDAY)));
		assertThat(this.mvc.get().uri("/sitemap.xml")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_XML)
			.hasHeader("Cache-Control", "max-age=1, stale-while-revalidate=1, stale-if-error=86400");
		Document sitemap = sitemap();
		assertThat(sitemap.select("urlset").attr("xmlns")).isEqualTo("http://www.sitemaps.org/schemas/sitemap/0.9");
		assertThat(sitemap.select("urlset > url > loc").eachText()).containsExactly(
				"https://example.org/docs/table-of-contents.html", "https://example.org/docs/docker.html",
				"https://example.org/docs/");
		assertThat(sitemap.select("url:eq(1) > lastmod").text()).isEqualTo("2026-11-23T10:00:00Z");
	}

	@Test
	void hasAtMost50000Addresses() {
		given(this.locations.first(49_999)).willReturn(
				IntStream.range(0, 49_999).mapToObj((page) -> new Location(new Slug("page-" + page), MONDAY)).toList());
		assertThat(sitemap().select("urlset > url").stream().map(Element::tagName)).hasSize(50_000);
	}

	@Test
	void isNotSentAgainToWhoeverHasIt() {
		given(this.locations.first(49_999)).willReturn(List.of(new Location(new Slug("docker"), MONDAY)));
		String etag = String.valueOf(exchange().getResponse().getHeader("ETag"));
		assertThat(this.mvc.get().uri("/sitemap.xml").header("If-None-Match", etag)).hasStatus(HttpStatus.NOT_MODIFIED);
		given(this.locations.first(49_999))
			.willReturn(List.of(new Location(new Slug("docker"), MONDAY.plusSeconds(1))));
		assertThat(exchange().getResponse().getHeader("ETag")).isNotEqualTo(etag);
	}

	private MvcTestResult exchange() {
		return this.mvc.get().uri("/sitemap.xml").exchange();
	}

	private Document sitemap() {
		return Jsoup.parse(new String(exchange().getResponse().getContentAsByteArray()), "", Parser.xmlParser());
	}

}

package dev.colophon.content.feed;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.page.Slug;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.XmlTemplates;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;

/**
 * The feed, held against RFC 4287.
 */
@WebMvcTest(controllers = FeedController.class, excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class,
		properties = "colophon.site.url=https://example.org")
@Import({ Markdown.class, XmlTemplates.class, Answers.class })
class FeedTests {

	private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

	private static final Instant TUESDAY = Instant.parse("2026-11-24T10:00:00.123Z");

	private static final ChangedPage DOCKER = page("docker", "Docker & <friends>", "Some *text*, a [link](/a.html).");

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private ChangedPages pages;

	@BeforeEach
	void thereIsAPage() {
		changed(DOCKER);
	}

	@Test
	void saysWhatItIs() {
		MvcTestResult result = this.mvc.get().uri("/feed.atom").exchange();
		assertThat(result).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_ATOM_XML)
			.hasHeader("Cache-Control", "max-age=1, stale-while-revalidate=1, stale-if-error=86400");
		Document feed = feed();
		assertThat(feed.select("feed").attr("xmlns")).isEqualTo("http://www.w3.org/2005/Atom");
		assertThat(feed.select("feed > id").text()).isEqualTo("https://example.org/feed.atom");
		assertThat(feed.select("feed > title").text()).isEqualTo("Colophon");
		assertThat(feed.select("feed > author > name").text()).isEqualTo("The Colophon authors");
		assertThat(feed.select("feed > updated").text()).isEqualTo(TUESDAY.toString());
		assertThat(feed.select("feed > link[rel=self][type=application/atom+xml]").attr("href"))
			.isEqualTo("https://example.org/feed.atom");
		assertThat(feed.select("feed > link[rel=alternate][type=text/html]").attr("href"))
			.isEqualTo("https://example.org/");
	}

	@Test
	void tellsOfEachPage() {
		Document feed = feed();
		assertThat(feed.select("entry > id").text()).isEqualTo("https://example.org/docker.html");
		assertThat(feed.select("entry > title").text()).isEqualTo("Docker & <friends>");
		assertThat(feed.select("entry > published").text()).isEqualTo(MONDAY.toString());
		assertThat(feed.select("entry > updated").text()).isEqualTo(TUESDAY.toString());
		assertThat(feed.select("entry > link[rel=alternate]").attr("href"))
			.isEqualTo("https://example.org/docker.html");
		assertThat(feed.select("entry > category").eachAttr("term")).containsExactly("linux", "c & c++");
		assertThat(feed.select("entry > summary").text()).isEqualTo("What it is.");
		assertThat(feed.select("entry > content[type=html]").attr("xml:base"))
			.isEqualTo("https://example.org/docker.html");
		assertThat(feed.select("entry > content").text())
			.isEqualTo("<p>Some <em>text</em>, a <a href=\"/a.html\">link</a>.</p>");
	}

	@Test
	void isAFeedWhereThereIsNoPage() {
		changed();
		assertThat(feed().select("feed > updated").text()).isEqualTo("1970-01-01T00:00:00Z");
		assertThat(feed().select("entry")).isEmpty();
	}

	@Test
	void hasTheSummaryAloneWhereThePageIsTooLong() {
		changed(page("docker", "Docker", null));
		assertThat(feed().select("entry > summary")).hasSize(1);
		assertThat(feed().select("entry > content")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u0001", "\u000b", "\u001b", "\ufffe", "\uffff", "]]>", "&nbsp;", "<!--", "</title>" })
	void isWellFormedWhateverIsWritten(String hard) throws Exception {
		// No Markdown has control characters: it is refused before.
		String text = hard.replaceAll("\\p{Cc}", "");
		changed(page("docker", "A " + hard + " \uD83D\uDE80", "Text " + text + " `" + text + "`"));
		byte[] bytes = this.mvc.get().uri("/feed.atom").exchange().getResponse().getContentAsByteArray();
		var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
		assertThat(document.getElementsByTagName("title").item(1).getTextContent()).startsWith("A ")
			.endsWith(" \uD83D\uDE80");
		assertThat(document.getElementsByTagName("content").item(0).getTextContent()).startsWith("<p>Text ");
	}

	@Test
	void comesToWhoeverAsksForAnotherKind() {
		for (String accepted : List.of("application/rss+xml", "text/html", "application/json")) {
			assertThat(this.mvc.get().uri("/feed.atom").header("Accept", accepted)).hasStatusOk()
				.hasContentType(MediaType.APPLICATION_ATOM_XML);
		}
	}

	@Test
	void isNotSentAgainToWhoeverHasIt() {
		String etag = etag();
		assertThat(this.mvc.get().uri("/feed.atom").header("If-None-Match", etag)).hasStatus(HttpStatus.NOT_MODIFIED)
			.body()
			.isEmpty();
		changed(page("docker", "Docker & <friends>", "Other text."));
		assertThat(etag()).isNotEqualTo(etag);
	}

	private void changed(ChangedPage... latest) {
		given(this.pages.latest(anyInt())).willReturn(List.of(latest));
	}

	private String etag() {
		return Objects.requireNonNull(this.mvc.get().uri("/feed.atom").exchange().getResponse().getHeader("ETag"));
	}

	private Document feed() {
		byte[] bytes = this.mvc.get().uri("/feed.atom").exchange().getResponse().getContentAsByteArray();
		return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), "", Parser.xmlParser());
	}

	private static ChangedPage page(String slug, String title, String markdown) {
		return new ChangedPage(new Slug(slug), title, "What it is.", markdown, List.of("linux", "c & c++"), MONDAY,
				TUESDAY);
	}

}

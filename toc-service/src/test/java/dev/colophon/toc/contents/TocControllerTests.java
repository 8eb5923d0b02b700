package dev.colophon.toc.contents;

import java.util.List;

import dev.colophon.toc.web.Answers;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@WebMvcTest(controllers = TocController.class, properties = "colophon.site.url=https://site.example/")
@Import({ Answers.class, Breadcrumbs.class, Editions.class })
class TocControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Chapters chapters;

	@BeforeEach
	void storesTwoChapters() {
		given(this.chapters.toc()).willReturn(SmallToc.TOC);
	}

	@Test
	void answersInJsonUnlessAskedForMore() {
		assertThat(this.mvc.get().uri("/toc")).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
			.bodyJson()
			.isStrictlyEqualTo("""
					{"chapters": [
					  {"slug": "first", "title": "First Steps", "entries": [
					    {"slug": "begin", "title": "Begin \\"Here\\" & <Now>", "address": "/begin.html"},
					    {"slug": "edit", "title": "Edit", "address": "/edit.html"}
					  ]},
					  {"slug": "second", "title": "Data", "entries": [
					    {"slug": "store", "title": "Store", "address": "/store.html"}
					  ]}
					]}
					""");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "*/*", "*/*;q=0.5", "application/*", "application/json", "application/json, text/html;q=0.9" })
	void prefersJson(String accepted) {
		assertThat(this.mvc.get().uri("/toc?view=full").header(HttpHeaders.ACCEPT, accepted)).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" })
	void answersInHtmlToABrowser(String accepted) {
		assertThat(this.mvc.get().uri("/toc").header(HttpHeaders.ACCEPT, accepted)).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

	@Test
	void marksTheCurrentEntryInJson() {
		assertThat(this.mvc.get().uri("/toc?current=store")).bodyJson()
			.extractingPath("$..entries[?(@.current == true)].slug")
			.asArray()
			.containsExactly("store");
	}

	@Test
	void showsTheSidebarWithAllEntries() {
		Document sidebar = html("/toc");
		assertThat(sidebar.select("body > [data-part]").eachAttr("data-part")).containsExactly("toc");
		assertThat(sidebar.select("nav.panel.toc[aria-labelledby=toc-title] > h2#toc-title > a").eachAttr("href"))
			.containsExactly("/table-of-contents.html");
		assertThat(sidebar.select("nav summary").eachText()).containsExactly("First Steps", "Data");
		assertThat(sidebar.select("nav li a").eachAttr("href")).containsExactly("/begin.html", "/edit.html",
				"/store.html");
		assertThat(sidebar.select("nav li a").eachText()).containsExactly("Begin \"Here\" & <Now>", "Edit", "Store");
	}

	@Test
	void marksTheCurrentEntryAndOpensItsChapter() {
		Document sidebar = html("/toc?current=edit");
		assertThat(sidebar.select("[aria-current]").eachAttr("aria-current")).containsExactly("page");
		assertThat(sidebar.select("[aria-current]").eachAttr("href")).containsExactly("/edit.html");
		assertThat(sidebar.select("details[open] > summary").eachText()).containsExactly("First Steps");
	}

	@Test
	void leadsToThePagesBeforeAndAfterTheCurrentOne() {
		Document sidebar = html("/toc?current=edit");
		assertThat(sidebar.select("body > [data-part]").eachAttr("data-part")).containsExactly("toc", "sequence");
		assertThat(sidebar.select("nav.sequence[aria-label] > a[rel=prev][href=/begin.html]").eachText())
			.containsExactly("Previous Begin \"Here\" & <Now>");
		assertThat(sidebar.select("nav.sequence[aria-label] > a[rel=next][href=/store.html]").eachText())
			.containsExactly("Next Store");
	}

	@Test
	void leadsNowhereBeforeTheFirstAndAfterTheLast() {
		assertThat(html("/toc?current=begin").select(".sequence a").eachAttr("rel")).containsExactly("next");
		assertThat(html("/toc?current=store").select(".sequence a").eachAttr("rel")).containsExactly("prev");
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown", "", "Edit", "a--b", "%00", "edit%00", "../edit", "<script>", "edit,store" })
	void marksNothingWhereTheCurrentPageIsNoEntry(String current) {
		Document sidebar = html("/toc?current=" + current);
		assertThat(sidebar.select("[aria-current], details[open], .sequence")).isEmpty();
		assertThat(sidebar.select("li")).hasSize(3);
		assertThat(this.mvc.get().uri("/toc?current={current}", current)).hasStatusOk()
			.body()
			.asString()
			.doesNotContain("current");
	}

	@Test
	void showsTheFullContentsAsAPageOfItsOwn() {
		Document page = html("/toc?view=full");
		assertThat(page.title()).isEqualTo("Table of Contents");
		assertThat(page.select("meta[property=og:title]").attr("content")).isEqualTo("Table of Contents");
		String description = page.select("meta[name=description]").attr("content");
		assertThat(description).isNotBlank().hasSizeLessThan(160);
		assertThat(page.select("meta[property=og:description]").attr("content")).isEqualTo(description);
		assertThat(page.select("body > [data-part]").eachAttr("data-part")).containsExactly("article");
		assertThat(page.select("article.contents > h1").eachText()).containsExactly("Table of Contents");
		assertThat(page.select("article > h2").eachAttr("id")).containsExactly("toc-chapter-first",
				"toc-chapter-second");
		assertThat(page.select("article > h2 + ol > li > a").eachAttr("href")).containsExactly("/begin.html",
				"/edit.html", "/store.html");
	}

	@Test
	void holdsNothingWhileNothingIsStored() {
		given(this.chapters.toc()).willReturn(new Toc(List.of()));
		assertThat(this.mvc.get().uri("/toc")).bodyJson().isStrictlyEqualTo("{\"chapters\": []}");
		assertThat(html("/toc?current=edit").select("li, .sequence")).isEmpty();
		assertThat(html("/toc?view=full").select("li")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void refusesAViewThatIsNot(String accepted) {
		assertThat(this.mvc.get().uri("/toc?view=FULL").header(HttpHeaders.ACCEPT, accepted))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.hasPathSatisfying("$.type", (type) -> type.assertThat().isEqualTo("/problems/invalid-request"))
			.hasPathSatisfying("$.detail", (detail) -> detail.assertThat().isEqualTo("A view is 'sidebar' or 'full'"));
	}

	@Test
	void refusesOtherMethods() {
		assertThat(this.mvc.post().uri("/toc")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.headers()
			.hasValue(HttpHeaders.ALLOW, "GET");
	}

	@Test
	void refusesOtherMediaTypes() {
		assertThat(this.mvc.get().uri("/toc").accept(MediaType.TEXT_PLAIN)).hasStatus(HttpStatus.NOT_ACCEPTABLE)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void answersInWhatALinkAsksForThatCannotSetAHeader() {
		assertThat(this.mvc.get().uri("/toc?format=json").accept(MediaType.TEXT_HTML))
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
		assertThat(this.mvc.get().uri("/toc?format=html")).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

	@Test
	void tellsMachinesTheWayToTheCurrentPage() {
		Element list = html("/toc?current=edit").expectFirst("nav.sequence script[type=application/ld+json]");
		assertThat(JsonMapper.shared().readTree(list.data())).isEqualTo(JsonMapper.shared().readTree("""
				{"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
				  {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://site.example/"},
				  {"@type": "ListItem", "position": 2, "name": "First Steps",
				   "item": "https://site.example/table-of-contents.html#toc-chapter-first"},
				  {"@type": "ListItem", "position": 3, "name": "Edit", "item": "https://site.example/edit.html"}
				]}
				"""));
	}

	@Test
	void tellsMachinesTheWayToTheFullContents() {
		for (String uri : new String[] { "/toc?view=full", "/toc?view=full&current=edit" }) {
			Element list = html(uri).expectFirst("article > script[type=application/ld+json]");
			assertThat(JsonMapper.shared().readTree(list.data()).findValuesAsString("item"))
				.containsExactly("https://site.example/", "https://site.example/table-of-contents.html");
		}
	}

	@Test
	void tellsNoWayToTheFrontPageAndToWhatIsNoEntry() {
		Entry home = new Entry(new Slug("index"), "Home");
		given(this.chapters.toc())
			.willReturn(new Toc(List.of(new Chapter(new Slug("c"), "C", List.of(home, SmallToc.EDIT)))));
		assertThat(html("/toc?current=index").select(".sequence a")).hasSize(1);
		assertThat(html("/toc?current=index").select("script")).isEmpty();
		assertThat(html("/toc?current=unknown").select("script")).isEmpty();
	}

	@Test
	void letsNoTitleOutOfTheScript() {
		Entry hostile = new Entry(new Slug("hostile"), "</script><!--<script>alert(\"1\")</script> & ]]> \\");
		given(this.chapters.toc())
			.willReturn(new Toc(List.of(new Chapter(new Slug("c"), "</script>", List.of(hostile)))));
		Document sidebar = html("/toc?current=hostile");
		assertThat(sidebar.select("script")).hasSize(1);
		assertThat(JsonMapper.shared().readTree(sidebar.expectFirst("script").data()).findValuesAsString("name"))
			.containsExactly("Home", "</script>", hostile.title());
		assertThat(this.mvc.get().uri("/toc?current=hostile").accept(MediaType.TEXT_HTML)).bodyText()
			.containsOnlyOnce("</script>")
			.doesNotContain("<!--");
	}

	private Document html(String uri) {
		return HtmlDocument.of(this.mvc.get().uri(uri).accept(MediaType.TEXT_HTML).exchange());
	}

}

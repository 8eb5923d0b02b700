package dev.colophon.content.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.colophon.content.announcement.Announcement;
import dev.colophon.content.announcement.Announcements;
import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.promotion.Promotion;
import dev.colophon.content.promotion.Promotions;
import dev.colophon.content.revision.Revisions;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.Link;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

@WebMvcTest(controllers = { PageController.class, PageListController.class, ChangesController.class },
		excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class)
@Import({ Markdown.class, PageDocument.class, Icons.class, Answers.class, PageFinder.class })
class PageControllerTests {

	private static final Slug DOCKER = new Slug("docker");

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Pages pages;

	@MockitoBean
	private FormerAddresses formerAddresses;

	@MockitoBean
	private Revisions revisions;

	@MockitoBean
	private Announcements announcements;

	@MockitoBean
	private Promotions promotions;

	@MockitoBean
	private ChangeLog changeLog;

	@BeforeEach
	void thereIsAPage() {
		given(this.pages.find(any())).willReturn(Optional.empty());
		Page page = new Page(DOCKER,
				new Manuscript("Docker & friends", "What Docker is.", "What is Docker?", "container",
						"## Images\n\nSome *text*.", List.of(new Slug("deployment")),
						List.of("[Docs](https://docs.docker.com/)"), false, null, List.of("linux", "c & c++")),
				Instant.EPOCH, Instant.parse("2026-11-23T10:00:00Z"));
		List<Card> cards = List.of(new Card(new Slug("deployment"), "Deployment", "How do I deploy?", "rocket"));
		given(this.pages.find(DOCKER)).willReturn(Optional.of(new LinkedPage(page, cards)));
		given(this.announcements.current())
			.willReturn(Optional.of(new Announcement("News <now>", new Link("/news.html"))));
		given(this.promotions.current()).willReturn(Optional
			.of(new Promotion("Run it", new Link("/microservices.html"), "suite.svg", "On *your* machine.")));
	}

	@Test
	void tellsProgramsAboutAPage() {
		assertThat(this.mvc.get().uri("/pages/docker")).hasStatusOk()
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{
					  "slug": "docker",
					  "title": "Docker & friends",
					  "description": "What Docker is.",
					  "question": "What is Docker?",
					  "address": "/docker.html",
					  "updatedAt": "2026-11-23T10:00:00Z",
					  "markdown": "## Images\\n\\nSome *text*.",
					  "html": "<h2 id=\\"images\\">Images</h2>\\n<p>Some <em>text</em>.</p>",
					  "next": [{ "slug": "deployment", "title": "Deployment", "question": "How do I deploy?",
					             "address": "/deployment.html" }],
					  "more": ["<a href=\\"https://docs.docker.com/\\">Docs</a>"]
					}
					""");
	}

	@Test
	void showsReadersADocumentWithAllItsParts() {
		Document document = html(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML).exchange());
		assertThat(document.title()).isEqualTo("Docker & friends");
		assertThat(document.select("meta[name=description]").attr("content")).isEqualTo("What Docker is.");
		assertThat(document.select("body > [data-part]").eachAttr("data-part")).containsExactly("announcement",
				"article", "promotion", "panel");
		assertThat(document.select("[data-part=article] > h1").text()).isEqualTo("Docker & friends");
		assertThat(document.select("[data-part=article] h2#images + p em").text()).isEqualTo("text");
		assertThat(document.select("[data-part=announcement] a[href=/news.html]").text()).isEqualTo("News <now>");
		assertThat(document.select("[data-part=promotion] img").attr("src")).isEqualTo("/pictures/suite.svg");
		assertThat(document.select("[data-part=promotion] em").text()).isEqualTo("your");
		assertThat(document.select("[data-part=panel] h2").text()).isEqualTo("Docker & friends");
		assertThat(document.select("[data-part=panel] time").attr("datetime")).isEqualTo("2026-11-23T10:00:00Z");
	}

	@Test
	void tellsMachinesWhatThePageIs() {
		Document document = html(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML).exchange());
		assertThat(property(document, "og:type")).containsExactly("article");
		assertThat(property(document, "og:title")).containsExactly("Docker & friends");
		assertThat(property(document, "og:description")).containsExactly("What Docker is.");
		assertThat(property(document, "article:published_time")).containsExactly("1970-01-01T00:00:00Z");
		assertThat(property(document, "article:modified_time")).containsExactly("2026-11-23T10:00:00Z");
		assertThat(property(document, "article:tag")).containsExactly("linux", "c & c++");
		assertThat(document.select("head > script[type=application/ld+json]").first().data())
			.contains("\"headline\":\"Docker & friends\"", "\"url\":\"http://localhost:8080/docker.html\"");
	}

	@Test
	void endsTheLinkedDataWhereItShouldEnd() {
		Page page = new Page(DOCKER, Samples.manuscript("</script><b>x</b><!--", "Text."), Instant.EPOCH,
				Instant.EPOCH);
		given(this.pages.find(DOCKER)).willReturn(Optional.of(new LinkedPage(page, List.of())));
		Document document = html(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML).exchange());
		assertThat(document.select("b")).isEmpty();
		assertThat(document.select("h1").text()).isEqualTo("</script><b>x</b><!--");
	}

	@Test
	void listsTheLatestChangesByDayOnThePageOfTheChangeLog() {
		Page page = Samples.page("change-log", Instant.EPOCH);
		given(this.pages.find(page.slug())).willReturn(Optional.of(new LinkedPage(page, List.of())));
		given(this.changeLog.latest()).willReturn(List.of(
				new PageSummary(DOCKER, "Docker & friends", "What Docker is.", Instant.EPOCH,
						Instant.parse("2026-11-24T00:00:00Z")),
				new PageSummary(new Slug("index"), "Welcome", "Come in.", Instant.EPOCH,
						Instant.parse("2026-11-23T23:59:59Z")),
				new PageSummary(new Slug("a"), "A", "An A.", Instant.EPOCH, Instant.parse("2026-11-23T00:00:00Z"))));
		Document document = html(this.mvc.get().uri("/pages/change-log").accept(MediaType.TEXT_HTML).exchange());
		assertThat(document.select("[data-part=article] > p + .changes h3 time").eachAttr("datetime"))
			.containsExactly("2026-11-24", "2026-11-23");
		assertThat(document.select(".changes h3").eachText()).containsExactly("24 November 2026", "23 November 2026");
		assertThat(document.select(".changes ul:eq(2) a[href=/docker.html]").text()).isEqualTo("Docker & friends");
		assertThat(document.select(".changes ul:eq(4) a").eachAttr("href")).containsExactly("/", "/a.html");
		assertThat(document.select(".changes .description").eachText()).containsExactly("What Docker is.", "Come in.",
				"An A.");
		assertThat(html(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML).exchange()).select(".changes"))
			.isEmpty();
	}

	@Test
	void tellsProgramsTheLatestChangesByDay() {
		given(this.changeLog.latest()).willReturn(List.of(new PageSummary(DOCKER, "Docker", "What Docker is.",
				Instant.EPOCH, Instant.parse("2026-11-24T10:00:00Z"))));
		assertThat(this.mvc.get().uri("/changes")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{ "days": [{ "date": "2026-11-24", "pages": [{
							    "slug": "docker", "title": "Docker", "description": "What Docker is.",
							    "address": "/docker.html", "createdAt": "1970-01-01T00:00:00Z", "updatedAt": "2026-11-24T10:00:00Z" }] }] }
							""");
	}

	@Test
	void showsACardWithIconAndQuestionForEachNextPage() {
		Document document = html(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML).exchange());
		assertThat(document.select(".card a[href=/deployment.html] svg")).hasSize(1);
		assertThat(document.select(".card .card-question").eachText()).containsExactly("How do I deploy?");
	}

	@Test
	void hasNoPlaceForCardsOrLinksThatThereAreNot() {
		Page page = Samples.page("docker", Instant.EPOCH);
		given(this.pages.find(DOCKER)).willReturn(Optional.of(new LinkedPage(page, List.of())));
		Document document = html(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML).exchange());
		assertThat(document.select("#whats-next, ul, h3")).isEmpty();
	}

	@Test
	void hasNoPlaceForAnAnnouncementOrPromotionThatIsNotSet() {
		given(this.announcements.current()).willReturn(Optional.empty());
		given(this.promotions.current()).willReturn(Optional.empty());
		Document document = html(this.mvc.get().uri("/pages/docker").accept(MediaType.TEXT_HTML).exchange());
		assertThat(document.select("body > [data-part]").eachAttr("data-part")).containsExactly("article", "panel");
	}

	@Test
	void tellsProgramsThatAPageIsMissing() {
		assertThat(this.mvc.get().uri("/pages/unknown")).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo(
					"""
							{ "type": "/problems/not-found", "status": 404, "detail": "There is no page 'unknown'. It may have been mistyped." }
							""");
	}

	@Test
	void tellsReadersThatAPageIsMissing() {
		MvcTestResult result = this.mvc.get().uri("/pages/unknown").accept(MediaType.TEXT_HTML).exchange();
		assertThat(result).hasStatus(HttpStatus.NOT_FOUND).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		assertThat(html(result).select("[data-part=article] h1")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "a..b", "a%00", "%ff", "%3Cscript%3E" })
	void refusesWhatIsNoSlug(String slug) {
		assertThat(this.mvc.get().uri(URI.create("/pages/" + slug))).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			*/*                                    | application/json
			application/json, text/html;q=0.9      | application/json
			text/html, application/xml;q=0.9, */*;q=0.8 | text/html;charset=UTF-8
			""")
	void givesTheRepresentationThatIsLikedBest(String accept, String type) {
		assertThat(this.mvc.get().uri("/pages/docker").header("Accept", accept)).hasStatusOk().hasContentType(type);
	}

	@Test
	void refusesAMediaTypeItDoesNotHave() {
		assertThat(this.mvc.get().uri("/pages/docker").accept("image/png")).hasStatus(HttpStatus.NOT_ACCEPTABLE);
	}

	@Test
	void refusesToBeWrittenToAsAWhole() {
		assertThat(this.mvc.put().uri("/pages")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void listsPages() {
		given(this.pages.changedSince(Instant.EPOCH, 0, 50)).willReturn(List.of(new PageSummary(DOCKER, "Docker",
				"What Docker is.", Instant.EPOCH, Instant.parse("2026-11-23T10:00:00Z"))));
		given(this.pages.countChangedSince(Instant.EPOCH)).willReturn(1);
		assertThat(this.mvc.get().uri("/pages")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{
							  "items": [{ "slug": "docker", "title": "Docker", "description": "What Docker is.",
							              "address": "/docker.html", "createdAt": "1970-01-01T00:00:00Z", "updatedAt": "2026-11-23T10:00:00Z" }],
							  "number": 0, "size": 50, "total": 1
							}
							""");
	}

	@Test
	void listsAnotherPartOfThePagesChangedSinceATime() {
		Instant time = Instant.parse("2026-11-01T00:00:00Z");
		given(this.pages.countChangedSince(time)).willReturn(7);
		assertThat(this.mvc.get().uri("/pages?updatedSince=2026-11-01T00:00:00Z&number=2&size=3")).hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo("{ \"items\": [], \"number\": 2, \"size\": 3, \"total\": 7 }");
	}

	@ParameterizedTest
	@ValueSource(strings = { "size=0", "size=201", "size=many", "number=-1", "number=99999999999", "updatedSince=now",
			"updatedSince=-1000000000-01-01T00:00:00Z", "updatedSince=%2B1000000000-12-31T00:00:00Z", "size=%ff" })
	void refusesAPartThatCannotBe(String query) {
		assertThat(this.mvc.get().uri(URI.create("/pages?" + query))).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private static List<String> property(Document document, String name) {
		return document.select("head > meta[property=" + name + "]").eachAttr("content");
	}

	private static Document html(MvcTestResult result) {
		return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

	@Test
	void isWhatALinkAsksForThatCannotSetAHeader() {
		assertThat(this.mvc.get().uri("/pages/docker?format=json").accept(MediaType.TEXT_HTML))
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON);
		assertThat(this.mvc.get().uri("/pages/docker?format=html")).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

}

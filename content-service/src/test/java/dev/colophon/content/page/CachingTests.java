package dev.colophon.content.page;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.colophon.content.announcement.Announcement;
import dev.colophon.content.announcement.Announcements;
import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.promotion.Promotion;
import dev.colophon.content.promotion.Promotions;
import dev.colophon.content.revision.Revisions;
import dev.colophon.content.web.Answers;
import dev.colophon.content.web.Link;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.clearInvocations;

/**
 * What caches are told, and what those get who ask again.
 */
@WebMvcTest(excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class,
		excludeFilters = @Filter(type = FilterType.REGEX,
				pattern = "dev\\.colophon\\.content\\.(feed|search|sitemap)\\..+"))
@Import({ Markdown.class, PageDocument.class, Icons.class, Answers.class, PageFinder.class })
class CachingTests {

	private static final String FRESH = "max-age=1, stale-while-revalidate=1, stale-if-error=86400";

	private static final Page PAGE = Samples.page("docker", Instant.EPOCH, "deployment");

	private static final Card CARD = new Card(new Slug("deployment"), "Deployment", "How do I deploy?", "rocket");

	private static final Announcement ANNOUNCEMENT = new Announcement("News", new Link("/news.html"));

	private static final Promotion PROMOTION = new Promotion("Run it", new Link("/run.html"), "suite.svg", "*Now*.");

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Pages pages;

	@MockitoBean
	private PageEditor editor;

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

	@MockitoSpyBean
	private Markdown markdown;

	@BeforeEach
	void thereIsAPage() {
		given(this.pages.find(any())).willReturn(Optional.empty());
		showing(PAGE, CARD);
		given(this.announcements.current()).willReturn(Optional.of(ANNOUNCEMENT));
		given(this.promotions.current()).willReturn(Optional.of(PROMOTION));
	}

	@ParameterizedTest
	@CsvSource({ "/pages/docker, application/json", "/pages/docker, text/html", "/pages/docker, text/markdown",
			"/pages, application/json", "/announcement, application/json", "/announcement, text/html",
			"/promotion, application/json", "/promotion, text/html", "/changes, application/json" })
	void renderNothingForWhoeverHasTheAnswer(String uri, String accepted) {
		MvcTestResult first = exchange(HttpMethod.GET, uri, accepted, "");
		assertThat(first).hasStatusOk().hasHeader("Cache-Control", FRESH);
		String etag = etag(first);
		assertThat(etag).matches("\"[0-9a-f]{32}\"");
		assertThat(etag(exchange(HttpMethod.HEAD, uri, accepted, ""))).isEqualTo(etag);
		clearInvocations(this.markdown);
		for (HttpMethod method : new HttpMethod[] { HttpMethod.GET, HttpMethod.HEAD }) {
			for (String known : List.of(etag, "\"a\", W/\"b\", " + etag, "W/" + etag, "*")) {
				MvcTestResult second = exchange(method, uri, accepted, known);
				assertThat(second).hasStatus(HttpStatus.NOT_MODIFIED)
					.hasHeader("Cache-Control", FRESH)
					.hasHeader("ETag", etag)
					.body()
					.isEmpty();
				assertThat(second.getMvcResult().getModelAndView()).isNull();
			}
		}
		then(this.markdown).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"a\"", "\"a\", \"b\"", "W/\"a\"", "a", "\"*\"" })
	void giveTheAnswerToWhoeverHasAnotherOne(String known) {
		assertThat(exchange(HttpMethod.GET, "/pages/docker", "text/html", known)).hasStatusOk()
			.bodyText()
			.contains("<h1>Title</h1>");
	}

	@Test
	void tellTheRepresentationsApart() {
		assertThat(List.of("/pages/docker", "/announcement", "/promotion"))
			.allSatisfy((uri) -> assertThat(etag(uri, "text/html")).isNotEqualTo(etag(uri, "application/json")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void noticeAnotherText(String accepted) {
		String before = etag("/pages/docker", accepted);
		showing(new Page(PAGE.slug(), Samples.manuscript("Title", "Other text.", "deployment"), PAGE.createdAt(),
				PAGE.updatedAt()), CARD);
		assertThat(etag("/pages/docker", accepted)).isNotEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void noticeAnotherCard(String accepted) {
		String before = etag("/pages/docker", accepted);
		showing(PAGE, new Card(CARD.slug(), "Deploying", CARD.question(), CARD.icon()));
		assertThat(etag("/pages/docker", accepted)).isNotEqualTo(before);
	}

	@Test
	void noticeTextThatMovesFromOneFieldToTheNext() {
		showing(PAGE, new Card(CARD.slug(), "a, question=b", "c", CARD.icon()));
		String before = etag("/pages/docker", "text/html");
		showing(PAGE, new Card(CARD.slug(), "a", "b, question=c", CARD.icon()));
		assertThat(etag("/pages/docker", "text/html")).isNotEqualTo(before);
	}

	@Test
	void noticeAnotherAnnouncementWhereItIsShown() {
		assertThatOnlyShownChangeEtags(() -> given(this.announcements.current())
			.willReturn(Optional.of(new Announcement("Other news", ANNOUNCEMENT.link()))), "/announcement");
	}

	@Test
	void noticeThatThereIsNoAnnouncementAnyMore() {
		String before = etag("/pages/docker", "text/html");
		given(this.announcements.current()).willReturn(Optional.empty());
		assertThat(etag("/pages/docker", "text/html")).isNotEqualTo(before);
	}

	@Test
	void noticeAnotherPromotionWhereItIsShown() {
		assertThatOnlyShownChangeEtags(
				() -> given(this.promotions.current()).willReturn(
						Optional.of(new Promotion(PROMOTION.title(), PROMOTION.link(), PROMOTION.picture(), "Later."))),
				"/promotion");
	}

	@Test
	void noticeAnotherPrefixWhereItIsShown() {
		assertThat(etagWithPrefix("/promotion", "application/json"))
			.isNotEqualTo(etag("/promotion", "application/json"));
		assertThat(etagWithPrefix("/pages/docker", "text/html")).isNotEqualTo(etag("/pages/docker", "text/html"));
		assertThat(etagWithPrefix("/pages/docker", "application/json"))
			.isEqualTo(etag("/pages/docker", "application/json"));
		given(this.promotions.current()).willReturn(Optional.empty());
		assertThat(etagWithPrefix("/pages/docker", "text/html")).isEqualTo(etag("/pages/docker", "text/html"));
	}

	@Test
	void noticeAnotherChangeWhereItIsListed() {
		Page changeLog = Samples.page("change-log", Instant.EPOCH);
		showing(changeLog, CARD);
		String list = etag("/changes", "application/json");
		String listing = etag("/pages/change-log", "text/html");
		String other = etag("/pages/docker", "text/html");
		given(this.changeLog.latest())
			.willReturn(List.of(new PageSummary(PAGE.slug(), "Title", "What Title is.", Instant.EPOCH, Instant.EPOCH)));
		assertThat(etag("/changes", "application/json")).isNotEqualTo(list);
		assertThat(etag("/pages/change-log", "text/html")).isNotEqualTo(listing);
		assertThat(etag("/pages/docker", "text/html")).isEqualTo(other);
	}

	@Test
	void noticeAnotherListOfPages() {
		String before = etag("/pages", "application/json");
		given(this.pages.countChangedSince(Instant.EPOCH)).willReturn(1);
		assertThat(etag("/pages", "application/json")).isNotEqualTo(before);
	}

	@Test
	void keepNoErrorThatTakesThePlaceOfAnAnswer() {
		willThrow(new IllegalStateException("broken")).given(this.markdown).toHtmlLeniently(any());
		assertThat(exchange(HttpMethod.GET, "/pages/docker", "application/json", ""))
			.hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.hasHeader("Cache-Control", "no-store")
			.doesNotContainHeader("ETag");
	}

	@Test
	void keepAPictureForAnHour() {
		MvcTestResult picture = exchange(HttpMethod.GET, "/pictures/suite.svg", "*/*", "");
		assertThat(picture).hasStatusOk().hasHeader("Cache-Control", "max-age=3600");
		assertThat(exchange(HttpMethod.GET, "/pictures/suite.svg", "*/*", etag(picture)))
			.hasStatus(HttpStatus.NOT_MODIFIED);
	}

	private void assertThatOnlyShownChangeEtags(Runnable change, String uri) {
		String resource = etag(uri, "application/json");
		String html = etag("/pages/docker", "text/html");
		String json = etag("/pages/docker", "application/json");
		change.run();
		assertThat(etag(uri, "application/json")).isNotEqualTo(resource);
		assertThat(etag("/pages/docker", "text/html")).isNotEqualTo(html);
		assertThat(etag("/pages/docker", "application/json")).isEqualTo(json);
	}

	private void showing(Page page, Card card) {
		given(this.pages.find(page.slug())).willReturn(Optional.of(new LinkedPage(page, List.of(card))));
	}

	private String etagWithPrefix(String uri, String accepted) {
		return etag(this.mvc.get().uri("/newsite" + uri).with((request) -> {
			request.setContextPath("/newsite");
			return request;
		}).header(HttpHeaders.ACCEPT, accepted).exchange());
	}

	private String etag(String uri, String accepted) {
		return etag(exchange(HttpMethod.GET, uri, accepted, ""));
	}

	private static String etag(MvcTestResult result) {
		return Objects.requireNonNull(result.getResponse().getHeader(HttpHeaders.ETAG));
	}

	private MvcTestResult exchange(HttpMethod method, String uri, String accepted, String known) {
		var request = this.mvc.method(method).uri(uri).header(HttpHeaders.ACCEPT, accepted);
		return (known.isEmpty() ? request : request.header(HttpHeaders.IF_NONE_MATCH, known)).exchange();
	}

}

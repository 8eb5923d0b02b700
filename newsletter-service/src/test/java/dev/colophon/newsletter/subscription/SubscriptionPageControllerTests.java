package dev.colophon.newsletter.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import dev.colophon.newsletter.address.EmailAddress;
import dev.colophon.newsletter.TestClock;
import dev.colophon.newsletter.web.Answers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.times;

@WebMvcTest(excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class,
		controllers = { SubscriptionPageController.class, SubscriptionController.class },
		properties = { "colophon.sign-ups.per-client=1000000", "colophon.sign-ups.per-address=1000000",
				"colophon.sign-ups.all=1000000" })
@Import({ Answers.class, TestClock.class, SignUps.class, SignUpCount.class })
class SubscriptionPageControllerTests {

	private static final String FRESH = "max-age=60, stale-while-revalidate=600, stale-if-error=86400";

	private static final String ADA = "ada@example.org";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Subscriptions subscriptions;

	@MockitoBean
	private FormStamps stamps;

	@Autowired
	private TestClock clock;

	@BeforeEach
	void stamp() {
		this.clock.reset();
		given(this.stamps.stamp()).willReturn("the-stamp-0123456789_0123456789-");
	}

	@Test
	void showsAForm() {
		Document document = html(get("/subscriptions/form"));
		assertThat(document.title()).isNotBlank();
		assertThat(document.select("meta[name=description]").attr("content")).isNotBlank();
		assertThat(document.select("body > *")).hasSize(1);
		Element part = document.expectFirst("body > section#newsletter.newsletter[data-part=form]");
		assertThat(part.expectFirst("h2").id()).isEqualTo(part.attr("aria-labelledby"));
		assertThat(part.select("form").attr("method")).isEqualTo("post");
		assertThat(part.select("form").attr("action")).isEqualTo("/subscriptions");
		Element email = part.expectFirst("input[type=email][name=email][autocomplete=email][maxlength=254][required]");
		assertThat(part.select("label[for=" + email.id() + "]").text()).isNotBlank();
		assertThat(part.select("button[type=submit]").text()).isEqualTo("Subscribe");
		assertThat(part.select("[role=alert], [aria-invalid], [aria-describedby], [name=email][value]")).isEmpty();
		assertThat(part.select("input[type=hidden][name=stamp]").attr("value"))
			.isEqualTo("the-stamp-0123456789_0123456789-");
	}

	@Test
	void hidesTheTrapFromPeople() {
		Element trap = html(get("/subscriptions/form")).expectFirst("form > .trap[hidden]");
		Element field = trap.expectFirst("input[type=text][name=website][autocomplete=off][tabindex=-1]");
		assertThat(trap.select("label").attr("for")).isEqualTo(field.id());
	}

	@Test
	void saysWhatHappensNext() {
		Document document = html(get("/subscriptions/pending"));
		assertThat(document.title()).isNotBlank();
		assertThat(document.select("meta[name=description]").attr("content")).isNotBlank();
		assertThat(document.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
		assertThat(document.select("body > article.article[data-part=article] > h1").text()).contains("inbox");
		assertThat(document.select("article a[href=/]")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/subscriptions/form", "/subscriptions/pending" })
	void rendersNothingForWhoeverHasThePage(String uri) {
		MvcTestResult first = get(uri);
		String etag = String.valueOf(first.getResponse().getHeader(HttpHeaders.ETAG));
		assertThat(first).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, FRESH);
		assertThat(etag).matches("(W/)?\"[0-9a-f]{32}\"");
		for (HttpMethod method : new HttpMethod[] { HttpMethod.GET, HttpMethod.HEAD }) {
			for (String known : List.of(etag, "\"a\", W/\"b\", " + etag, "W/" + etag.replace("W/", ""), "*")) {
				MvcTestResult second = this.mvc.method(method)
					.uri(uri)
					.header(HttpHeaders.IF_NONE_MATCH, known)
					.exchange();
				assertThat(second).hasStatus(HttpStatus.NOT_MODIFIED)
					.hasHeader(HttpHeaders.ETAG, etag)
					.hasHeader(HttpHeaders.CACHE_CONTROL, FRESH)
					.body()
					.isEmpty();
				assertThat(second.getMvcResult().getModelAndView()).isNull();
			}
		}
		assertThat(this.mvc.get().uri(uri).header(HttpHeaders.IF_NONE_MATCH, "\"a\", \"b\"")).hasStatusOk();
	}

	@Test
	void givesThePagesEtagsOfTheirOwn() {
		assertThat(get("/subscriptions/form").getResponse().getHeader(HttpHeaders.ETAG))
			.isNotEqualTo(get("/subscriptions/pending").getResponse().getHeader(HttpHeaders.ETAG));
	}

	@Test
	void takesAnAddressAndLeadsToThePageThatSaysWhatHappensNext() {
		assertThatIsAccepted(post("email", ADA, "website", ""));
		assertThatIsAccepted(post("email", ADA));
		then(this.subscriptions).should(times(2)).request(new EmailAddress(ADA));
	}

	@Test
	void givesAProgramInTheTrapTheSameAnswerAndForgetsIt() {
		assertThatIsAccepted(post("email", ADA, "website", "https://example.org/"));
		assertThatIsAccepted(post("email", "no address", "website", "x"));
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ada", "ada @example.org", "ada@example", "\"><script>alert(1)</script>", "ada@ü..org",
			"{{email}}", "&quot;", "ad\u00e4@example.org" })
	void showsTheFormAgainWithWhatWasTyped(String typed) {
		MvcTestResult result = post("email", typed);
		assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		Document document = html(result);
		assertThat(document.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
		assertThat(document.select("body > *").eachAttr("data-part")).containsExactly("article");
		assertThat(document.select("article > h1").text()).isEqualTo("That address does not look right");
		Element email = document.expectFirst("article form input[name=email][aria-invalid=true]");
		assertThat(email.attr("value")).isEqualTo(typed);
		assertThat(document.expectFirst("#" + email.attr("aria-describedby") + "[role=alert]").text()).endsWith(".");
		assertThat(document.select("script")).isEmpty();
		assertThat(document.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@Test
	void repeatsNoControlCharacters() {
		assertThat(html(post("email", "ada\u0000@\r\nexample\u009b.org")).select("[name=email]").attr("value"))
			.isEqualTo("ada@example.org");
	}

	@Test
	void refusesAFormWithoutAnAddress() {
		assertThat(post("name", "Ada")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void refusesTwoAddressesAtOnce() {
		assertThat(this.mvc.post()
			.uri("/subscriptions")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.param("email", ADA, "grace@example.org")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void hasNoListToShow() {
		assertThat(get("/subscriptions")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.hasHeader(HttpHeaders.ALLOW, "POST");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "text/plain", "application/xml", "multipart/form-data;boundary=x", "application/octet-stream" })
	void refusesOtherMediaTypes(String type) {
		MvcTestResult result = this.mvc.post()
			.uri("/subscriptions")
			.contentType(type)
			.content("email=" + ADA)
			.exchange();
		assertThat(result).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result.getResponse().getHeader(HttpHeaders.ACCEPT)).contains("application/x-www-form-urlencoded",
				"application/json");
	}

	@ParameterizedTest
	@CsvSource({ "/subscriptions/form, text/plain", "/subscriptions/pending, application/json" })
	void refusesToShowItsPagesAsAnythingElse(String uri, String accepted) {
		assertThat(this.mvc.get().uri(uri).accept(accepted)).hasStatus(HttpStatus.NOT_ACCEPTABLE);
	}

	@Test
	void givesAProgramAStampOfItsOwn() {
		assertThat(this.mvc.get().uri("/subscriptions/form").accept(MediaType.APPLICATION_JSON)).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
			.doesNotContainHeader(HttpHeaders.ETAG)
			.bodyJson()
			.isStrictlyEqualTo("{\"stamp\":\"the-stamp-0123456789_0123456789-\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/html", "text/*", "application/json, text/html", "text/html, */*;q=0.1" })
	void showsTheFormToEverybodyElse(String accepted) {
		assertThat(this.mvc.get().uri("/subscriptions/form").accept(accepted)).hasStatusOk()
			.hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
	}

	@Test
	void makesAnotherFormEachHour() {
		String etag = String.valueOf(get("/subscriptions/form").getResponse().getHeader(HttpHeaders.ETAG));
		assertThat(etag).startsWith("W/");
		this.clock.pass(Duration.ofMinutes(59));
		assertThat(get("/subscriptions/form")).hasHeader(HttpHeaders.ETAG, etag);
		this.clock.pass(Duration.ofMinutes(1));
		assertThat(get("/subscriptions/form").getResponse().getHeader(HttpHeaders.ETAG)).isNotEqualTo(etag);
	}

	@Test
	void showsANewFormWhereTheOldOneWasFilledInTooFast() {
		willThrow(InvalidStamp.tooYoung()).given(this.stamps).check("x");
		MvcTestResult result = post("email", ADA, "stamp", "x");
		assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
		Document document = html(result);
		assertThat(document.select("article > h1").text()).isEqualTo("Please send it once more");
		assertThat(document.select("article form [name=email]").attr("value")).isEqualTo(ADA);
		assertThat(document.select("article form [name=stamp]").attr("value"))
			.isEqualTo("the-stamp-0123456789_0123456789-");
		assertThat(document.select("[role=alert]").text()).contains("faster than people");
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@Test
	void takesNoFormFromThePagesOfOthers() {
		MvcTestResult result = this.mvc.post()
			.uri("/subscriptions")
			.accept(MediaType.TEXT_HTML)
			.header("Sec-Fetch-Site", "cross-site")
			.param("email", ADA)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.exchange();
		assertThat(result).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(html(result).select("article > h1").text()).isEqualTo("This was sent by another site");
		assertThat(this.mvc.post()
			.uri("/subscriptions")
			.header("Origin", "https://evil.example")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"email\":\"" + ADA + "\"}")).hasStatus(HttpStatus.FORBIDDEN)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/foreign-origin");
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@Test
	void tellsReadersAndProgramsThatAPageIsMissing() {
		MvcTestResult result = get("/unknown");
		assertThat(result).hasStatus(HttpStatus.NOT_FOUND).hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		assertThat(html(result).select("[data-part=article] h1")).isNotEmpty();
		assertThat(this.mvc.get().uri("/unknown")).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(uri).accept(MediaType.TEXT_HTML).exchange();
	}

	private MvcTestResult post(String... namesAndValues) {
		var request = this.mvc.post()
			.uri("/subscriptions")
			.accept(MediaType.TEXT_HTML)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED);
		for (int i = 0; i < namesAndValues.length; i += 2) {
			request.param(namesAndValues[i], namesAndValues[i + 1]);
		}
		return request.exchange();
	}

	private static void assertThatIsAccepted(MvcTestResult result) {
		assertThat(result).hasStatus(HttpStatus.SEE_OTHER).hasHeader(HttpHeaders.LOCATION, "/subscriptions/pending");
	}

	private static Document html(MvcTestResult result) {
		return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
	}

}

package dev.colophon.newsletter.subscription;

import java.nio.charset.StandardCharsets;

import dev.colophon.newsletter.address.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

@WebMvcTest(excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class,
		controllers = SubscriptionController.class,
		properties = { "colophon.sign-ups.per-client=1000000", "colophon.sign-ups.per-address=1000000",
				"colophon.sign-ups.all=1000000" })
@Import({ SignUps.class, SignUpCount.class })
@ExtendWith(OutputCaptureExtension.class)
class SubscriptionControllerTests {

	private static final EmailAddress ADA = new EmailAddress("ada@example.org");

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Subscriptions subscriptions;

	@MockitoBean
	private FormStamps stamps;

	@ParameterizedTest
	@ValueSource(strings = { "{\"email\":\"ada@example.org\"}", "{\"email\":\"ada@example.org\",\"website\":\"\"}",
			"{\"email\":\"ada@example.org\",\"website\":null,\"name\":\"Ada\"}" })
	void takesAnAddress(String json) {
		assertThatIsAccepted(post(json));
		then(this.subscriptions).should().request(ADA);
	}

	@Test
	void givesAProgramInTheTrapTheSameAnswerAndForgetsIt() {
		assertThatIsAccepted(post("{\"email\":\"ada@example.org\",\"website\":\"https://example.org/\"}"));
		assertThatIsAccepted(post("{\"email\":\"no address\",\"website\":\"x\"}"));
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"email\":\"ada\"}", "{\"email\":\"\"}", "{\"email\":null}", "{}", "{\"email\":7}",
			"{\"email\":\"ada@example.org\\u0000\"}", "{\"email\":\"\\ud800@example.org\"}",
			"{\"email\":\"ada@\\udc00.org\"}", "{\"email\":\"ada@example.org\\n\"}",
			"{\"email\":\"\\\"a\\\"@b.org\"}" })
	void namesTheFieldThatIsNoAddress(String json) {
		MvcTestResult result = post(json);
		assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{ "type": "/problems/invalid-email-address", "status": 422, "field": "email" }
					""");
		assertThat(result).bodyJson().extractingPath("$.detail").asString().endsWith(".");
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@Test
	void namesTheStampThatIsNotGood() {
		willThrow(InvalidStamp.notOurs()).given(this.stamps).check("x");
		assertThat(post("{\"email\":\"ada@example.org\",\"stamp\":\"x\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
			.bodyJson()
			.isLenientlyEqualTo("""
					{ "type": "/problems/invalid-stamp", "status": 422, "field": "stamp" }
					""");
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{", "[]", "\"ada@example.org\"", "{\"email\":[\"ada@example.org\"]}" })
	void refusesWhatIsNoSignUp(String json) {
		assertThat(post(json)).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void refusesBrokenUtf8() {
		byte[] json = "{\"email\":\"ad\u00e4@example.org\"}".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(this.mvc.post().uri("/subscriptions").contentType(MediaType.APPLICATION_JSON).content(json))
			.hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void readsABodyOf16KilobytesAndNoByteMore() {
		String json = "{\"email\":\"ada@example.org\"}";
		assertThatIsAccepted(post(json + " ".repeat(16_384 - json.length())));
		assertThat(post(json + " ".repeat(16_385 - json.length()))).hasStatus(HttpStatus.CONTENT_TOO_LARGE)
			.bodyJson()
			.extractingPath("$.type")
			.isEqualTo("/problems/body-too-long");
	}

	@Test
	void answersInJsonOnly() {
		assertThat(this.mvc.post()
			.uri("/subscriptions")
			.accept(MediaType.TEXT_HTML)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"email\":\"ada@example.org\"}")).hasStatus(HttpStatus.NOT_ACCEPTABLE);
		then(this.subscriptions).shouldHaveNoInteractions();
	}

	@Test
	void answersTheUnexpectedWithAFixedSentence(CapturedOutput output) {
		willThrow(new IllegalStateException("the disk is full")).given(this.subscriptions).request(ADA);
		assertThat(post("{\"email\":\"ada@example.org\"}")).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyText()
			.contains("Something went wrong here.")
			.doesNotContain("disk");
		assertThat(output).contains("the disk is full").doesNotContain("ada@");
	}

	private MvcTestResult post(String json) {
		return this.mvc.post()
			.uri("/subscriptions")
			.contentType(MediaType.APPLICATION_JSON)
			.content(json.getBytes(StandardCharsets.UTF_8))
			.exchange();
	}

	private static void assertThatIsAccepted(MvcTestResult result) {
		assertThat(result).hasStatus(HttpStatus.ACCEPTED)
			.hasContentType(MediaType.APPLICATION_JSON)
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{
							  "status": "pending",
							  "message": "If this address is not on the list yet, we will send it a mail to confirm the subscription."
							}
							""");
	}

}

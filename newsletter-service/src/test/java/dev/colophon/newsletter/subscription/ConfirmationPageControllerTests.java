package dev.colophon.newsletter.subscription;

import java.io.UnsupportedEncodingException;
import java.util.Optional;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@WebMvcTest(excludeAutoConfiguration = ServletWebSecurityAutoConfiguration.class,
		controllers = ConfirmationPageController.class)
class ConfirmationPageControllerTests {

	private static final ConfirmationToken TOKEN = ConfirmationToken.random();

	private static final String PAGE = "/confirmations/" + TOKEN.value();

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private Subscriptions subscriptions;

	@Test
	void asksWithAButtonAndConfirmsNothing() {
		given(this.subscriptions.isConfirmable(TOKEN)).willReturn(true);
		MvcTestResult result = this.mvc.get().uri(PAGE).accept(MediaType.TEXT_HTML).exchange();
		assertThat(result).hasStatusOk();
		Document document = html(result);
		assertThat(document.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
		assertThat(document.select("article form[method=post]").attr("action")).isEqualTo(PAGE);
		assertThat(document.select("article form button[type=submit]")).hasSize(1);
		then(this.subscriptions).should(never()).confirm(any());
	}

	@Test
	void confirmsWhenTheButtonIsPressed() {
		given(this.subscriptions.confirm(TOKEN)).willReturn(Optional.of("leaving"));
		MvcTestResult result = this.mvc.post().uri(PAGE).accept(MediaType.TEXT_HTML).exchange();
		assertThat(result).hasStatusOk();
		assertThat(html(result).select("h1").text()).isEqualTo("You are on the list");
		assertThat(html(result).select("a[href=/unsubscriptions/leaving]")).hasSize(1);
	}

	@Test
	void helpsWhereATokenIsUnknownUsedOrExpired() {
		for (MvcTestResult result : new MvcTestResult[] {
				this.mvc.get().uri(PAGE).accept(MediaType.TEXT_HTML).exchange(),
				this.mvc.post().uri(PAGE).accept(MediaType.TEXT_HTML).exchange(),
				this.mvc.get().uri("/confirmations/%3Cscript%3E").accept(MediaType.TEXT_HTML).exchange() }) {
			assertThat(result).hasStatus(HttpStatus.NOT_FOUND);
			assertThat(html(result).select("h1").text()).isEqualTo("This link does not work any more");
			assertThat(html(result).select("a[href=/#newsletter]")).hasSize(1);
			assertThat(html(result).select("script")).isEmpty();
		}
	}

	private static Document html(MvcTestResult result) {
		try {
			return Jsoup.parse(result.getResponse().getContentAsString());
		}
		catch (UnsupportedEncodingException ex) {
			throw new AssertionError(ex);
		}
	}

}

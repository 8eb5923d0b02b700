package dev.colophon.newsletter.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class OtherSitesTests {

	private final OtherSites sites = new OtherSites();

	private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/subscriptions");

	@ParameterizedTest
	@CsvSource({ "same-origin,, true", "none,, true", "cross-site,, false", "same-site,, false",
			", https://www.example.org, true", ", https://evil.example, false", ", http://www.example.org, false",
			", https://www.example.org:8443, false", ", null, false", ",, true",
			"same-origin, https://evil.example, true", "cross-site, https://www.example.org, false" })
	void sendNothing(@Nullable String fetchSite, @Nullable String origin, boolean isTaken) {
		this.request.setScheme("https");
		this.request.setServerName("www.example.org");
		this.request.setServerPort(443);
		if (fetchSite != null) {
			this.request.addHeader("Sec-Fetch-Site", fetchSite);
		}
		if (origin != null) {
			this.request.addHeader("Origin", origin);
		}
		if (isTaken) {
			assertThatNoException().isThrownBy(this::handle);
		}
		else {
			assertThatExceptionOfType(ForeignOrigin.class).isThrownBy(this::handle);
		}
	}

	@Test
	void mayLinkHere() {
		this.request.setMethod("GET");
		this.request.addHeader("Sec-Fetch-Site", "cross-site");
		assertThatNoException().isThrownBy(this::handle);
	}

	private void handle() {
		this.sites.preHandle(this.request, new MockHttpServletResponse(), this);
	}

}

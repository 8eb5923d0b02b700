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

	/**
	 * An origin is scheme, host and port (RFC 6454, section 4): another port of this
	 * machine is another site.
	 */
	@ParameterizedTest
	@CsvSource({ "http, 8080, http://127.0.0.1:8080, true", "http, 8080, http://127.0.0.1, false",
			"http, 8080, http://127.0.0.1:80, false", "http, 8080, https://127.0.0.1:8080, false",
			"http, 8080, http://127.0.0.1:8081, false", "http, 80, http://127.0.0.1, true",
			"http, 80, http://127.0.0.1:80, true", "http, 443, http://127.0.0.1, false",
			"https, 443, https://127.0.0.1, true", "https, 443, https://127.0.0.1:443, true",
			"https, 80, https://127.0.0.1, false", "https, 8443, https://127.0.0.1, false" })
	void areOtherPortsOfTheSameHostToo(String scheme, int port, String origin, boolean isTaken) {
		this.request.setScheme(scheme);
		this.request.setServerName("127.0.0.1");
		this.request.setServerPort(port);
		this.request.addHeader("Origin", origin);
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

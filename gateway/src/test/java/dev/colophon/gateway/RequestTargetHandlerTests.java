package dev.colophon.gateway;

import java.io.IOException;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of methods, paths and queries reaches a service, and what is answered where the
 * server itself says no.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestTargetHandlerTests extends GatewayTests {

	private static final String MATCHED = "(?!/actuator/health/readiness$).*";

	@ParameterizedTest
	@ValueSource(strings = { "q=a=b", "q==", "=b", "q=", "q", "", "&", "q=1&q=2", "q=2&a=1&q=1", "q=+", "q=%2B%20+",
			"q=%7E~", "q=%c3%a9", "q=%C3%A9", "q='()*!$;:@,/?-._~", "q=%5B%5D%7C%22%3C%3E%5E%60%7B%7D%5C",
			"q=%26%3D%23%25", "a%3Db=c", "updatedSince=2026-01-01T00:00:00+01:00" })
	void passAQueryOnAsItCame(String query) throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withBody("[]")));
		services.newsletter.stubFor(any(anyUrl()).willReturn(aResponse().withBody("[]")));
		assertThat(ask("GET /api/content/search?" + query, "X-Forwarded-For: 192.0.2.1")).startsWith("HTTP/1.1 200 ");
		assertThat(ask("GET /newsletter/issues.atom?" + query)).startsWith("HTTP/1.1 200 ");
		String suffix = query.isEmpty() ? "" : "?" + query;
		assertThat(services.content.findAll(anyRequestedFor(urlMatching("/search.*")))
			.stream()
			.map(LoggedRequest::getUrl)
			.map((url) -> url.endsWith("?") ? url.substring(0, url.length() - 1) : url))
			.containsExactly("/search" + suffix);
		assertThat(services.newsletter.findAll(anyRequestedFor(urlMatching("/issues.atom.*")))
			.stream()
			.map(LoggedRequest::getUrl)
			.map((url) -> url.endsWith("?") ? url.substring(0, url.length() - 1) : url))
			.containsExactly("/issues.atom" + suffix);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "]", "|", "\"", "<", ">", "^", "`", "{", "}", "\\", "\u00e9", "%", "%4", "%zz" })
	void refuseAQueryThatIsNone(String characters) throws Exception {
		for (String path : new String[] { "/api/content/search?q=", "/newsletter/issues.atom?q=", "/search.html?q=" }) {
			assertThat(ask("GET " + path + characters)).startsWith("HTTP/1.1 400 ");
		}
		services.content.verify(0, anyRequestedFor(urlMatching("/search.*")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/content/tags/caf%C3%A9", "/api/content/tags/caf%c3%a9",
			"/%61pi/content/t%61gs/caf%C3%A9" })
	void letPathsThroughThatAreNotAscii(String path) throws Exception {
		services.content.stubFor(any(anyUrl()).willReturn(aResponse().withBody("[]")));
		assertThat(ask("GET " + path)).startsWith("HTTP/1.1 200 ");
		services.content.verify(1, WireMock.getRequestedFor(WireMock.urlEqualTo("/tags/caf%C3%A9")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api;y/content/search?q=x", "/api/content/search;a=1?q=x", "/api/content//search",
			"/api//content/search", "//api/content/search", "/api/content/./search", "/api/content/x/../search",
			"/api/content/%2e/search", "/api/content%2fsearch", "/api/content%5csearch", "/api/content/%2573earch",
			"/api/content/search%00", "/api/content/search%ff" })
	void refuseAPathThatCouldBeReadAnotherWayWithAProblem(String path) throws Exception {
		String answer = ask("GET " + path);
		assertThat(answer).startsWith("HTTP/1.1 400 ");
		assertIsAProblemWithSecurityHeaders(answer);
		services.content.verify(0, anyRequestedFor(urlMatching(MATCHED + "search.*")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "get", "Get", "PROPFIND", "FOO", "TRACE", "QUERY", "LOCK", "M-SEARCH" })
	void refuseMethodsThatThereAreNot(String method, CapturedOutput log) throws Exception {
		for (String path : new String[] { "/api/content/pages", "/api/toc/toc", "/api/newsletter/issues" }) {
			String answer = ask(method + " " + path);
			assertThat(answer).startsWith("HTTP/1.1 405 ")
				.contains("\r\nAllow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n");
			assertIsAProblemWithSecurityHeaders(answer);
		}
		for (String path : new String[] { "/", "/docker.html", "/search.html", "/feed.atom", "/visits",
				"/newsletter/subscriptions/pending", "/newsletter/admin/x", "/assets/style.css", "/robots.txt" }) {
			assertThat(ask(method + " " + path)).as(path).startsWith("HTTP/1.1 405 ").contains("\r\nAllow: ");
		}
		assertThat(log).doesNotContain("\tat ", " ERROR ");
		services.content.verify(0, anyRequestedFor(urlMatching("/pages")));
	}

	@Test
	void refuseTunnelsAndTellWhatTheServerCan() throws Exception {
		assertThat(exchange("CONNECT a:80 HTTP/1.1\r\nHost: a:80\r\n\r\n")).startsWith("HTTP/1.1 405 ")
			.contains("\r\nAllow: ");
		assertThat(ask("OPTIONS *")).startsWith("HTTP/1.1 204 ").contains("\r\nAllow: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /api/x HTTP/1.1\r\n\r\n", "GET /api/x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
			"GET /api/x HTTP/9.1\r\nHost: a\r\n\r\n", "GET /api/x\r\n\r\n", "NOTHING\r\n\r\n",
			"POST /api/content/x HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\nabc",
			"POST /api/content/x HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\nConnection: close\r\n\r\nabc",
			"POST /api/content/x HTTP/1.1\r\nHost: a\r\nExpect: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc",
			"POST /api/content/x HTTP/1.1\r\nHost: a\r\nContent-Type: */*\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx" })
	void answerWhatTheServerRefusesWithAProblem(String request) throws IOException {
		String answer = exchange(request);
		assertThat(answer).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*");
		assertIsAProblemWithSecurityHeaders(answer);
	}

	@Test
	void answerHeadsThatAreTooLargeWithAProblem() throws IOException {
		String tooLong = ask("GET /api/" + "a".repeat(10_000));
		assertThat(tooLong).startsWith("HTTP/1.1 414 ");
		assertIsAProblemWithSecurityHeaders(tooLong);
		String tooLarge = ask("GET /api/content/x", "X-Large: " + "a".repeat(10_000));
		assertThat(tooLarge).startsWith("HTTP/1.1 431 ");
		assertIsAProblemWithSecurityHeaders(tooLarge);
		String page = ask("GET /docker.html", "X-Large: " + "a".repeat(10_000));
		assertThat(page).startsWith("HTTP/1.1 431 ").contains("nosniff", "\r\nContent-Type: text/plain");
	}

	private static void assertIsAProblemWithSecurityHeaders(String answer) {
		assertThat(answer).contains("\r\nX-Content-Type-Options: nosniff\r\n", "\r\nContent-Security-Policy: ",
				"\r\nReferrer-Policy: ", "\r\nContent-Type: application/problem+json",
				"\"status\":" + answer.substring(9, 12));
	}

}

package dev.colophon.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * All HTML that leaves the suite is valid.
 */
@ExtendWith(SharedSuite.class)
class HtmlTests {

	private final Suite suite;

	HtmlTests(Suite suite) {
		this.suite = suite;
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/introduction.html", "/microservices.html", "/deployment.html", "/docker.html",
			"/api-creation.html", "/application-programming-interfaces.html", "/about-author.html",
			"/table-of-contents.html", "/newsletter/subscriptions/pending", "/search.html", "/search.html?q=docker",
			"/nosuch.html", "/nowhere" })
	void ofPagesIsValid(String path) throws Exception {
		Nu.assertValid(this.suite.get(path).body());
	}

	@Test
	void ofAFormThatIsShownAgainIsValid() throws Exception {
		Nu.assertValid(
				this.suite.post("/newsletter/subscriptions", "application/x-www-form-urlencoded", "email=x").body());
	}

	@ParameterizedTest
	@CsvSource({ "content-service, /pages/microservices", "content-service, /pages/nosuch",
			"content-service, /announcement", "content-service, /promotion", "content-service, /search",
			"content-service, /search?q=docker", "content-service, /search?q=nosuch",
			"content-service, /pages/change-log", "toc-service, /toc?current=docker", "toc-service, /toc?view=full",
			"newsletter-service, /subscriptions/form", "newsletter-service, /subscriptions/pending" })
	void ofPartsByThemselvesIsValid(String service, String path) throws Exception {
		Nu.assertValid(this.suite.getFrom(this.suite.addressOf(service, path), "Accept", "text/html").body());
	}

}

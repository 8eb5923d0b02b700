package dev.colophon.content.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LinkTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/docker.html#images", "https://example.org/a", "http://example.org" })
	void leadsToPlacesOnThisSiteAndElsewhere(String value) {
		assertThat(new Link(value)).hasToString(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "javascript:alert(1)", "data:text/html,a", " /docker.html", "docker.html", "/a b" })
	void leadsNowhereElse(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Link(value));
	}

}

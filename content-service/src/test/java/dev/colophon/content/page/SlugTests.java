package dev.colophon.content.page;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SlugTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "7", "microservices", "application-programming-interfaces", "python-2-or-3" })
	void takesLowerCaseWordsJoinedByHyphens(String value) {
		assertThat(new Slug(value)).hasToString(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "A", "-a", "a-", "a--b", "a_b", "a/b", "..", "a.html", "é", "a\n", "a\u0000" })
	void refusesEverythingElse(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Slug(value));
	}

	@Test
	void isAtMostAHundredCharactersLong() {
		assertThat(new Slug("a".repeat(100))).isNotNull();
		assertThatIllegalArgumentException().isThrownBy(() -> new Slug("a".repeat(101)));
	}

	@Test
	void leadsToAnAddress() {
		assertThat(new Slug("docker").address()).isEqualTo("/docker.html");
	}

	@Test
	void ofTheFrontPageLeadsToTheSite() {
		assertThat(new Slug("index").address()).isEqualTo("/");
	}

}

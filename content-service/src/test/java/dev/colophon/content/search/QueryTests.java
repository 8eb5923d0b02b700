package dev.colophon.content.search;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class QueryTests {

	@Test
	void hasUpTo200Characters() {
		assertThat(new Query("a".repeat(200)).text()).hasSize(200);
		assertThatIllegalArgumentException().isThrownBy(() -> new Query("a".repeat(201)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\nb", "a\u007fb", "a\u0085b", "a\n", "\ta" })
	void hasNoControlCharacters(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Query(text));
	}

	@Test
	void hasNoSpaceAroundIt() {
		assertThat(new Query("  docker image ").text()).isEqualTo("docker image");
		assertThat(new Query(" \u2003").isBlank()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "-docker, -docker", "docker -image, docker -image", "--docker, docker", "- - -docker, -docker",
			"-(-(-docker, -docker", "docker-compose, docker-compose", "docker--compose, docker--compose",
			"\"- -docker\", \"docker\"" })
	void negatesNoWordTwice(String text, String websearch) {
		assertThat(new Query(text).websearch()).isEqualTo(websearch);
	}

	@ParameterizedTest
	@ValueSource(strings = { "doc", "k8s", "über" })
	void mayBeTheBeginningOfAWord(String text) {
		assertThat(new Query(text).mayGoOn()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "do", "two words", "\"doc\"", "-doc", "doc:*", "a&b" })
	void mayBeSomethingElse(String text) {
		assertThat(new Query(text).mayGoOn()).isFalse();
	}

}

package dev.colophon.toc.editor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EditorTests {

	@Test
	void isKnownByNameAndPassword() {
		assertThat(new Editor("editor", "pässword:1").is("editor", "pässword:1")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "editor, Secret", "editor, ''", "Editor, secret", "'', secret", "editor, secret1" })
	void isNobodyElse(String name, String password) {
		assertThat(new Editor("editor", "secret").is(name, password)).isFalse();
	}

	@Test
	void isNobodyWithoutAPassword() {
		assertThat(new Editor("editor", "").is("editor", "")).isFalse();
		assertThat(new Editor("editor", "").mayWrite()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a:b" })
	void hasANameThatCanBeSent(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Editor(name, "secret"));
	}

	@Test
	void keepsThePasswordToItself() {
		assertThat(new Editor("editor", "secret")).asString().doesNotContain("secret");
	}

}

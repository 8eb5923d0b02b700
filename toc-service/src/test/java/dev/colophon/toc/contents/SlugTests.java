package dev.colophon.toc.contents;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SlugTests {

	private static final String LONGEST = "a".repeat(100);

	@ParameterizedTest
	@ValueSource(strings = { "a", "vim", "python-2-or-3", "1-2-3" })
	void hasLowerCaseLettersDigitsAndSingleHyphens(String text) {
		assertThat(new Slug(text)).hasToString(text);
		assertThat(Slug.parse(text)).contains(new Slug(text));
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", " ", "Vim", "-vim", "vim-", "a--b", "a_b", "a/b", "a.html", "é", "vim\n", "a\0b", "\0" })
	void isNothingElse(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Slug(text)).withMessageContaining("slug");
		assertThat(Slug.parse(text)).isEmpty();
	}

	@Test
	void hasAtMostOneHundredCharacters() {
		assertThat(Slug.parse(LONGEST)).isPresent();
		assertThat(Slug.parse(LONGEST + "a")).isEmpty();
		assertThat(Slug.parse("a-".repeat(1_000_000) + "a")).isEmpty();
	}

}

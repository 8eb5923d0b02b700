package dev.colophon.newsletter.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class InstanceTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost:8081", "newsletter-7", "a", "~!" })
	void hasANameInPrintableAscii(String name) {
		assertThat(new Instance(name).instance()).isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\r\nb: c", "\u00e4", "a\u0000", "\u007f" })
	void hasNoOtherName(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Instance(name));
	}

}

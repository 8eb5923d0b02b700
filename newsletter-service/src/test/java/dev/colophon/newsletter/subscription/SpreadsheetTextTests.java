package dev.colophon.newsletter.subscription;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadsheetTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "=1+1@example.org", "+1@b.org", "-1@b.org", "@b.org", "\t=1", "\r=1", "\n1", " =1",
			"'=1+1@example.org", "''=1", "\uFF1D1" })
	void isNoFormulaAndComesBackAsItWas(String text) {
		String cell = SpreadsheetText.neutralize(text);
		assertThat(cell).isEqualTo("'" + text);
		assertThat(SpreadsheetText.restore(cell)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "ada@example.org", "'ada@example.org", "a=b@example.org", "'" })
	void staysWhereItIsNoFormula(String text) {
		assertThat(SpreadsheetText.neutralize(text)).isEqualTo(text);
		assertThat(SpreadsheetText.restore(text)).isEqualTo(text);
	}

	@Test
	void comesBackHoweverItBegins() {
		String alphabet = "'=+-@\t\r\n a";
		for (char a : alphabet.toCharArray()) {
			for (char b : alphabet.toCharArray()) {
				for (char c : alphabet.toCharArray()) {
					String text = "" + a + b + c;
					assertThat(SpreadsheetText.restore(SpreadsheetText.neutralize(text))).isEqualTo(text);
				}
			}
		}
	}

}

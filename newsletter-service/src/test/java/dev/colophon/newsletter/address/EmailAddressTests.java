package dev.colophon.newsletter.address;

import java.util.stream.IntStream;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

class EmailAddressTests {

	private static final String LONGEST_NAME = "n".repeat(64);

	private static final String LABEL = "d".repeat(63) + ".";

	@ParameterizedTest
	@ValueSource(strings = { "ada@example.org", "a@b.cd", "ada.lovelace@example.org", "ada+news@example.org",
			"!#$%&'*+/=?^_`{|}~-@example.org", "1815@example.org", "-@example.org", "ada@mail.example.co.uk",
			"ada@1.example", "ada@4u.org", "ada@xn--bcher-kva.example", "ada@bücher.example", "ada@例え.テスト",
			"ada@a-b.example", "ADA@EXAMPLE.ORG", "ada@example.xn--p1ai" })
	void isTakenAsItWasTyped(String value) {
		assertThat(new EmailAddress(value).value()).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource({ "Ada@Example.ORG, Ada@example.org", "ADA.LOVELACE+News@EXAMPLE.ORG, ADA.LOVELACE+News@example.org",
			"ada@BÜCHER.example, ada@xn--bcher-kva.example", "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
			"ada@例え。テスト, ada@xn--r8jz45g.xn--zckzah", "ada@ｅｘａｍｐｌｅ.org, ada@example.org",
			"INFO@example.org, INFO@example.org", "ada@straße.example, ada@xn--strae-oqa.example" })
	void hasOneNormalFormForAllItsSpellings(String value, String normalized) {
		assertThat(new EmailAddress(value).normalized()).isEqualTo(normalized);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ada", "example.org", "@example.org", "@", "@@", "ada@example.org@example.org",
			"ada@@example.org", "a@b@c.org", "\"a@b\"@example.org", "ada＠example.org" })
	void hasTwoSides(String value) {
		assertThatInvalid(value).withMessageContaining("one @");
	}

	@ParameterizedTest
	@ValueSource(strings = { " ada@example.org", "ada lovelace@example.org", "ada @example.org", "\"ada\"@example.org",
			"\"ada lovelace\"@example.org", ".ada@example.org", "ada.@example.org", "ada..lovelace@example.org",
			"ada(work)@example.org", "ada,grace@example.org", "ada;@example.org", "a:b@example.org", "<ada@example.org",
			"ada\\@example.org", "a[b]@example.org", "adä@example.org", "アダ@example.org", "ada\n@example.org",
			"ada\r\n@example.org", "ada\t@example.org", "ada\u0000@example.org", "ada\u007f@example.org",
			"ada\u00a0@example.org", "\ud800@example.org", "\udc00ada@example.org", "\u202eada@example.org",
			"mailto:ada@example.org", "Ada <ada@example.org", "\"><script>@example.org" })
	void hasANameOfAsciiLettersDigitsDotsAndSigns(String value) {
		assertThatInvalid(value).withMessageStartingWith("Before the @");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ada@", "ada@example", "ada@localhost", "ada@.example.org", "ada@example.org.",
			"ada@example..org", "ada@.", "ada@-example.org", "ada@example-.org", "ada@exa_mple.org", "ada@exa mple.org",
			"ada@example.org ", "ada@example.org\n", "ada@example.org\r\nBcc: grace", "ada@example.org\u0000",
			"ada@exam\u0000ple.org", "ada@127.0.0.1", "ada@1.2", "ada@example.123", "ada@[127.0.0.1]", "ada@[IPv6:::1]",
			"ada@example.org>", "ada@example.org,grace", "ada@example.org/path", "ada@example.org:25", "ada@\ud800.org",
			"ada@example.\udfff", "ada@\ufffd.org", "ada@\u00ad.org", "ada@℀.org", "ada@<script>.org",
			"ada@!example.org", "ada@１２７.0.0.1" })
	void hasADomain(String value) {
		assertThatInvalid(value).withMessageStartingWith("After the @");
	}

	@Test
	void isNotEmpty() {
		assertThatInvalid("").withMessage("Please type your e-mail address.");
	}

	@Test
	void hasAtMost64CharactersBeforeTheAt() {
		assertThat(new EmailAddress(LONGEST_NAME + "@example.org")).isNotNull();
		assertThatInvalid(LONGEST_NAME + "n@example.org").withMessageContaining("at most 64");
	}

	@Test
	void hasAtMost254Characters() {
		String longest = LONGEST_NAME + "@" + LABEL.repeat(2) + "d".repeat(61);
		assertThat(longest).hasSize(254);
		assertThat(new EmailAddress(longest).normalized()).isEqualTo(longest);
		assertThatInvalid(longest + "d").withMessageContaining("at most 254");
	}

	@Test
	void hasAtMost254CharactersInAscii() {
		String value = "ada@" + "ü.".repeat(40) + "example";
		assertThat(value).hasSizeLessThan(100);
		assertThatInvalid(value).withMessageContaining("at most 254");
	}

	@Test
	void hasAtMost63CharactersBetweenTwoDots() {
		assertThat(new EmailAddress("ada@" + LABEL + "org")).isNotNull();
		assertThatInvalid("ada@d" + LABEL + "org").withMessageStartingWith("After the @");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s@example.org", "ada@a%sa.org", "ada@%s.org", "ada@example.%s" })
	void isValidOrRefusedWhateverCharacterIsInIt(String pattern) {
		assertThat(IntStream.rangeClosed(Character.MIN_CODE_POINT, 0x1ffff)
			.mapToObj((character) -> catchThrowable(
					() -> new EmailAddress(pattern.formatted(Character.toString(character)))))
			.filter((thrown) -> thrown != null && !(thrown instanceof InvalidEmailAddress))).isEmpty();
	}

	@Test
	void isNotBotheredByLength() {
		assertThatInvalid("a.".repeat(8_000) + "@" + "ü.".repeat(8_000) + "org").withMessageContaining("at most 254");
	}

	@Test
	void isNotRepeatedWhenItIsRefusedOrLogged() {
		assertThatInvalid("ada lovelace@example.org").withMessageNotContaining("lovelace");
		assertThat(new EmailAddress("ada@example.org")).asString().doesNotContain("ada");
	}

	private static ThrowableAssertAlternative<InvalidEmailAddress> assertThatInvalid(String value) {
		return assertThatExceptionOfType(InvalidEmailAddress.class).isThrownBy(() -> new EmailAddress(value));
	}

}

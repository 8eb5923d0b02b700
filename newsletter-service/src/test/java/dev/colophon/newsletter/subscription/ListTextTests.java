package dev.colophon.newsletter.subscription;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ListTextTests {

	private static final String TEXT = "email,name\nbob@bücher.example,Bob";

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE" })
	void isReadByItsMark(String charset) {
		byte[] file = ("\uFEFF" + TEXT).getBytes(Charset.forName(charset));
		assertThat(ListText.withoutMark(ListText.of(file, null))).isEqualTo(TEXT);
		assertThat(ListText.withoutMark(ListText.of(file, StandardCharsets.UTF_8))).isEqualTo(TEXT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252" })
	void isReadWithoutAMark(String charset) {
		assertThat(ListText.of(TEXT.getBytes(Charset.forName(charset)), null)).isEqualTo(TEXT);
	}

	@Test
	void isReadAsDeclared() {
		assertThat(ListText.of(new byte[] { (byte) 0xE4 }, Charset.forName("windows-1251"))).isEqualTo("д");
	}

	@Test
	void isRefusedIfItIsNoText() {
		assertThatExceptionOfType(InvalidList.class).isThrownBy(() -> ListText.of(new byte[] { 'P', 'K', 3, 4 }, null))
			.withMessageContaining("archive");
		assertThatExceptionOfType(InvalidList.class)
			.isThrownBy(() -> ListText.of(new byte[] { 'a', (byte) 0x81, (byte) 0xFF }, null))
			.withMessageContaining("no text");
		assertThatExceptionOfType(InvalidList.class)
			.isThrownBy(() -> ListText.of(new byte[] { 'a', (byte) 0xFF }, StandardCharsets.UTF_8));
	}

}

package dev.colophon.content.site;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageDateTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "2024-03-02|2024-03-02T00:00:00Z", "2024-3-2|2024-03-02T00:00:00Z",
					"2024-03-02 10:30|2024-03-02T10:30:00Z", "2024-03-02 10:30:15|2024-03-02T10:30:15Z",
					"2024-03-02T10:30:15Z|2024-03-02T10:30:15Z", "2024-03-02 10:30 +0200|2024-03-02T08:30:00Z",
					"2024-03-02T10:30:15+02:00|2024-03-02T08:30:15Z", "2024/03/02|2024-03-02T00:00:00Z",
					"2 March 2024|2024-03-02T00:00:00Z", "Mar 2, 2024|2024-03-02T00:00:00Z",
					"Sat, 2 Mar 2024 10:30:00 +0000|2024-03-02T10:30:00Z", "20240302|2024-03-02T00:00:00Z" })
	void isReadInManyForms(String written, Instant time) {
		assertThat(PageDate.of(written)).contains(time);
	}

	@Test
	void isNotMadeOfOtherWords() {
		assertThat(PageDate.of("tomorrow")).isEmpty();
		assertThat(PageDate.of("2024-02-31")).isEmpty();
	}

}

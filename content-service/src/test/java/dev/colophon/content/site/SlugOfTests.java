package dev.colophon.content.site;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlugOfTests {

	@ParameterizedTest
	@CsvSource({ "Why Use Python?, why-use-python", "'  Two   words ', two-words",
			"Object-relational Mappers (ORMs), object-relational-mappers-orms", "Crème brûlée, creme-brulee",
			"Straße, strasse", "A <em>b</em> &amp; c, a-b-c", "C++ & C#, c-c", "a - b, a-b" })
	void isThatOfPelican(String title, String slug) {
		assertThat(SlugOf.title(title)).isEqualTo(slug);
	}

}

package dev.colophon.toc.site;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Why Use Python? | why-use-python", "What's New in C++ & Java | whats-new-in-c-java",
					"Python 2.7 -  or 3 | python-27-or-3", "Crème Brûlée, Straße, Ærø | creme-brulee-strasse-aero",
					"-- Odd -- | -odd-", "snake_case | snake_case", "A &amp; B – C—D | a-b-c-d",
					"<em>Web</em> APIs | web-apis", "ﬁne ２ | fine-2", "日本語 | ''" })
	void makeASlugAsPelicanDoes(String title, String slug) {
		assertThat(Names.slugOf(title)).isEqualTo(slug);
	}

	@ParameterizedTest
	@CsvSource({ "01-getting-started, Getting started", "02_web_APIs, Web APIs", "devops, Devops", "2024, 2024",
			"3. data, Data", "-, -", "élan, Élan", "10-minutes-a-day, Minutes a day" })
	void makeATitleOfAFolder(String folder, String title) {
		assertThat(Names.titleOf(folder)).isEqualTo(title);
	}

}

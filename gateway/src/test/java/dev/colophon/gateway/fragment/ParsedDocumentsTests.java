package dev.colophon.gateway.fragment;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParsedDocumentsTests {

	@Test
	void areTheSameFragmentWhereTheyAreTheSameBytes() {
		assertThat(fragment("<nav data-part='toc'>é</nav>")).isSameAs(fragment("<nav data-part='toc'>é</nav>"));
	}

	@Test
	void areOthersWhereTheyAreOtherBytes() {
		assertThat(fragment("<nav data-part='toc'>a</nav>").parts())
			.isNotEqualTo(fragment("<nav data-part='toc'>b</nav>").parts());
	}

	@Test
	void areReadAsUtf8() {
		assertThat(fragment("<nav data-part='toc'>é</nav>").parts().get("toc")).contains("é");
	}

	private static Fragment fragment(String body) {
		String html = "<html><head><title>T</title></head><body>" + body + "</body></html>";
		return ParsedDocuments.fragment(html.getBytes(StandardCharsets.UTF_8));
	}

}

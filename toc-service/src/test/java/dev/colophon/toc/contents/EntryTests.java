package dev.colophon.toc.contents;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EntryTests {

	@Test
	void isFoundAtTheAddressOfItsPage() {
		assertThat(new Entry(new Slug("vim"), "Vim").address()).isEqualTo("/vim.html");
	}

	@Test
	void isFoundAtTheAddressOfTheSiteWhenItIsTheFrontPage() {
		assertThat(new Entry(new Slug("index"), "Home").address()).isEqualTo("/");
	}

	@Test
	void needsATitle() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Entry(new Slug("vim"), " "))
			.withMessage("An entry needs a title");
	}

}

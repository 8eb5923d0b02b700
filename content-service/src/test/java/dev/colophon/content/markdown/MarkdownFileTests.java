package dev.colophon.content.markdown;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MarkdownFileTests {

	private final MarkdownFile file = MarkdownFile.parse("docker", """
			---
			title: "Docker: what it is"
			next:
			  - deployment
			  - microservices
			---
			The text.

			---

			More text.
			""");

	@Test
	void hasFrontMatter() {
		assertThat(this.file.frontMatter().required("title")).isEqualTo("Docker: what it is");
		assertThat(this.file.frontMatter().list("next")).containsExactly("deployment", "microservices");
		assertThat(this.file.frontMatter().list("more")).isEmpty();
	}

	@Test
	void hasTextThatStartsAfterTheFrontMatter() {
		assertThat(this.file.text()).isEqualTo("The text.\n\n---\n\nMore text.");
	}

	@Test
	void namesTheKeyThatIsMissing() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.file.frontMatter().required("question"))
			.withMessageContaining("question");
	}

	@Test
	void mayBeTextAlone() {
		assertThat(MarkdownFile.parse("a", "Only text.").text()).isEqualTo("Only text.");
	}

}

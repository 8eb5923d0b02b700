package dev.colophon.toc.contents;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContentsFileTests {

	@Test
	void holdsChaptersWithTheirEntriesInOrder() throws IOException {
		ByteArrayResource file = file("""
				chapters:
				  - slug: first
				    title: First Steps
				    entries:
				      - { slug: begin, title: Begin "Here" & <Now> }
				      - { slug: edit, title: Edit }
				  - slug: second
				    title: Data
				    entries:
				      - { slug: store, title: Store }
				""");
		assertThat(ContentsFile.chapters(file)).containsExactly(SmallToc.FIRST, SmallToc.SECOND);
	}

	@Test
	void tellsWhereASlugIsWrong() {
		ByteArrayResource file = file("""
				chapters:
				  - slug: first
				    title: First Steps
				    entries:
				      - { slug: Begin, title: Begin }
				""");
		assertThatExceptionOfType(BindException.class).isThrownBy(() -> ContentsFile.chapters(file))
			.satisfies((ex) -> assertThat(ex.getProperty().getOrigin()).asString().endsWith("5:17"));
	}

	@Test
	void needsATitleForEachEntry() {
		ByteArrayResource file = file("""
				chapters:
				  - slug: first
				    title: First Steps
				    entries:
				      - slug: begin
				""");
		assertThatThrownBy(() -> ContentsFile.chapters(file)).hasStackTraceContaining("chapters[0].entries[0]")
			.hasStackTraceContaining("An entry needs a title");
	}

	private static ByteArrayResource file(String yaml) {
		return new ByteArrayResource(yaml.getBytes(), "contents.yaml");
	}

}

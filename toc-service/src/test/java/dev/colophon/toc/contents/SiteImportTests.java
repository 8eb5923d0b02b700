package dev.colophon.toc.contents;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.colophon.toc.site.Site;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

@StorageTest
@ExtendWith(OutputCaptureExtension.class)
class SiteImportTests {

	@TempDir
	private Path folder;

	@Autowired
	private Chapters chapters;

	@Autowired
	private JdbcClient jdbc;

	@BeforeEach
	void hasTwoPages() throws IOException {
		write("a", "title: A");
		write("b", "title: B");
	}

	@Test
	void takesTheContentsFromTheFolder() throws IOException {
		start();
		assertThat(entries()).containsExactly("a", "b");
	}

	@Test
	void replacesWhatWasThere() throws IOException {
		this.chapters.change((toc) -> SmallToc.TOC);
		start();
		assertThat(entries()).containsExactly("a", "b");
	}

	@Test
	void leavesWhatAnEditorDidWhileTheFolderSaysTheSame() throws IOException {
		start();
		this.chapters.change((toc) -> toc.without(new Slug("a")));
		long edition = edition();
		write("b", "title: B\n\nAnother text, in the same place.");
		start();
		assertThat(entries()).containsExactly("b");
		assertThat(edition()).isEqualTo(edition);
	}

	@Test
	void takesTheContentsAgainWhenTheFolderSaysSomethingElse() throws IOException {
		start();
		this.chapters.change((toc) -> toc.without(new Slug("a")));
		write("c", "title: C");
		start();
		assertThat(entries()).containsExactly("a", "b", "c");
	}

	@Test
	void doesNotEmptyTheContents(CapturedOutput output) throws IOException {
		start();
		write("a", "title: A\nstatus: draft");
		write("b", "title: B\nstatus: hidden");
		start();
		assertThat(entries()).containsExactly("a", "b");
		assertThat(output).contains("nothing is published in that folder");
	}

	@Test
	void leavesTheContentsWhereThoseOfTheFolderCannotBe(CapturedOutput output) throws IOException {
		start();
		for (int number = 0; number <= Toc.MOST_ENTRIES; number++) {
			write("page-" + number, "title: Page " + number);
		}
		start();
		assertThat(entries()).containsExactly("a", "b");
		assertThat(output).contains("The contents have at most 5000 entries");
	}

	@Test
	void doesNothingWithoutAFolder() throws IOException {
		run("");
		assertThat(entries()).isEmpty();
	}

	@Test
	void keepsTheFirstStartFromFillingTheDatabase() throws IOException {
		new FirstStart(site(this.folder.toString()), this.jdbc, this.chapters).afterSingletonsInstantiated();
		assertThat(entries()).isEmpty();
	}

	private void write(String slug, String content) throws IOException {
		Files.writeString(this.folder.resolve(slug + ".md"), content);
	}

	private void start() throws IOException {
		run(this.folder.toString());
	}

	private void run(String directory) throws IOException {
		new SiteImport(site(directory), this.chapters, this.jdbc).afterSingletonsInstantiated();
	}

	private static Site site(String directory) {
		return new Site(URI.create("http://localhost:8080"), directory);
	}

	private List<String> entries() {
		return this.chapters.toc()
			.chapters()
			.stream()
			.flatMap((chapter) -> chapter.entries().stream())
			.map((entry) -> entry.slug().value())
			.toList();
	}

	private long edition() {
		return this.jdbc.sql("select number from edition").query(Long.class).single();
	}

}

package dev.colophon.content.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.colophon.content.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A folder, imported into a real PostgreSQL and looked at from outside.
 */
@SpringBootTest(properties = "colophon.site.directory=src/test/resources/site/images")
@AutoConfigureMockMvc
@Import(TestDatabase.class)
class SiteImportTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private SiteImport site;

	@Autowired
	private DataSource database;

	@TempDir
	private Path folder;

	@BeforeEach
	void writeAFolder() throws IOException {
		this.jdbc.sql("truncate page, revision, former_address, imported_page").update();
		write("a.md", "Title: A\nDate: 2024-03-02\n\nText of A, with [B]({filename}b.md).");
		write("b.md", "Title: B\nMeta: About B.\n\nText of B.");
	}

	@Test
	void makesPagesOfFiles() {
		assertThat(importAll(false)).hasToString("imported 2, changed 0, unchanged 0, drafts 0, failed 0");
		assertThat(this.mvc.get().uri("/pages/a")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.updatedAt", (time) -> assertThat(time).isEqualTo("2024-03-02T00:00:00Z"))
			.hasPathSatisfying("$.next[0].slug", (slug) -> assertThat(slug).isEqualTo("b"))
			.extractingPath("$.html")
			.asString()
			.contains("<a href=\"/b.html\">B</a>");
	}

	@Test
	void changesOnlyWhatChanged() throws IOException {
		importAll(false);
		String a = etag("a");
		String b = etag("b");
		write("b.md", "Title: B\nMeta: About B.\n\nAnother text of B.");
		assertThat(importAll(false)).hasToString("imported 0, changed 1, unchanged 1, drafts 0, failed 0");
		assertThat(etag("a")).isEqualTo(a);
		assertThat(etag("b")).isNotEqualTo(b);
		assertThat(revisions("b")).isEqualTo(2);
		assertThat(revisions("a")).isEqualTo(1);
	}

	@Test
	void leavesAloneWhatAnEditorHasChangedSince() {
		importAll(false);
		this.jdbc.sql("update page set title = 'Better' where slug = 'a'").update();
		assertThat(importAll(false)).hasToString("imported 0, changed 0, unchanged 2, drafts 0, failed 0");
		assertThat(this.mvc.get().uri("/pages/a")).bodyJson().extractingPath("$.title").isEqualTo("Better");
	}

	@Test
	void keepsPagesWhoseFilesAreGone() throws IOException {
		importAll(false);
		Files.delete(this.folder.resolve("b.md"));
		importAll(false);
		assertThat(this.mvc.get().uri("/pages/b")).hasStatusOk();
	}

	@Test
	void deletesPagesWhoseFilesAreGoneWhereThatIsWanted() throws IOException {
		importAll(false);
		Files.delete(this.folder.resolve("b.md"));
		assertThat(importAll(true)).hasToString("imported 0, changed 1, unchanged 0, drafts 0, failed 0, removed 1");
		assertThat(this.mvc.get().uri("/pages/b")).hasStatus(HttpStatus.GONE);
		write("b.md", "Title: B\nMeta: About B.\n\nText of B.");
		importAll(true);
		assertThat(this.mvc.get().uri("/pages/b")).hasStatusOk();
	}

	@Test
	void deletesNoPageWhoseFileCannotBeRead() throws IOException {
		importAll(false);
		write("b.md", "Title: B\nSlug: B!\n\nText of B.");
		importAll(true);
		assertThat(this.mvc.get().uri("/pages/b")).hasStatusOk();
	}

	@Test
	void tellsOfAFolderThatCannotBeReadAndDeletesNoPageOfIt() throws IOException {
		Path elsewhere = Files.createDirectories(this.folder.resolve(".elsewhere"));
		Files.writeString(elsewhere.resolve("c.md"), "Title: C\n\nText of C.");
		Files.createSymbolicLink(this.folder.resolve("linked"), elsewhere);
		importAll(false);
		Files.move(elsewhere, this.folder.resolve(".moved"));
		ImportReport report = importAll(true);
		assertThat(report.faults()).map(Fault::toString)
			.singleElement()
			.asString()
			.startsWith("linked:1: it cannot be read");
		assertThat(this.mvc.get().uri("/pages/c")).hasStatusOk();
	}

	@Test
	void refusesWhatIsNoTextOrTooMuchAndImportsTheRest() throws IOException {
		write("control.md", "Title: C\n\nText\u0000 and more.");
		write("deep.md", "Title: D\n\n" + ">".repeat(10_000) + " deep");
		write("long.md", "Title: E\n\n" + "word ".repeat(240_000));
		ImportReport report = importAll(false);
		assertThat(report).hasToString("imported 2, changed 0, unchanged 0, drafts 0, failed 3");
		assertThat(report.faults()).map(Fault::path).containsExactlyInAnyOrder("control.md", "deep.md", "long.md");
	}

	@Test
	void namesEachFileThatIsBeyondALimitAndImportsTheRest() throws IOException {
		write("cells.md", "Title: C\n\n|" + "a|".repeat(300) + "\n|" + "-|".repeat(300) + "\n" + "a\n".repeat(7_000));
		write("elements.md", "Title: E\n\n" + "\\*".repeat(260_000));
		write("bytes.md", "Title: B\n\n" + "a".repeat(4_000_001));
		write("title.md", "Title: " + "t".repeat(1_001) + "\n\nText.");
		write("more.md", "Title: M\nmore: a\n" + "    b\n".repeat(600) + "\nText.");
		ImportReport report = importAll(false);
		assertThat(report).hasToString("imported 2, changed 0, unchanged 0, drafts 0, failed 5");
		assertThat(report.faults()).map(Fault::toString)
			.satisfiesExactlyInAnyOrder(
					(fault) -> assertThat(fault).startsWith("cells.md:").contains("cells, which is"),
					(fault) -> assertThat(fault).startsWith("elements.md:").contains("225000 elements"),
					(fault) -> assertThat(fault).startsWith("bytes.md:").contains("4000000 bytes"),
					(fault) -> assertThat(fault).startsWith("title.md:").contains("title"),
					(fault) -> assertThat(fault).startsWith("more.md:").contains("more"));
		assertThat(this.mvc.get().uri("/pages/a")).hasStatusOk();
		assertThat(this.mvc.get().uri("/pages/b")).hasStatusOk();
	}

	@Test
	void isDoneOnceHoweverManyInstancesStartTogether() throws Exception {
		var start = new SiteStart(this.site, this.database, this.folder.toString(), false);
		Callable<Void> instance = () -> {
			start.afterSingletonsInstantiated();
			return null;
		};
		try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var result : instances.invokeAll(Stream.generate(() -> instance).limit(4).toList())) {
				result.get();
			}
		}
		assertThat(List.of(revisions("a"), revisions("b"))).containsOnly(1);
	}

	private ImportReport importAll(boolean prune) {
		return this.site.importAll(new SiteFolder(this.folder), prune);
	}

	private void write(String path, String content) throws IOException {
		Files.writeString(this.folder.resolve(path), content);
	}

	private String etag(String slug) {
		return String.valueOf(this.mvc.get().uri("/pages/" + slug).exchange().getResponse().getHeader("ETag"));
	}

	private int revisions(String slug) {
		return this.jdbc.sql("select count(*) from revision where resource = :resource")
			.param("resource", "pages/" + slug)
			.query(Integer.class)
			.single();
	}

}

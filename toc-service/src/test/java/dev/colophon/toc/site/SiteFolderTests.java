package dev.colophon.toc.site;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.colophon.toc.site.Outline.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class SiteFolderTests {

	@TempDir
	private Path folder;

	@Test
	void beginsAPartWhereAFileSaysSo() throws IOException {
		write("2/web.md", "title: Web\nsortorder: 0200\ntoc: True\nsidebartitle: 2. The Web");
		write("2/css.md", "title: Styles\nslug: css\nsort-order: 0202\ntoc: False");
		write("1/begin.markdown", "Title: Begin\nSortOrder: 0100\nTOC: true");
		write("2/js.md", "title: JavaScript\nsortorder: 201\nsidebartitle: JS");
		assertThat(outline()).containsExactly("begin Begin: begin Begin",
				"web 2. The Web: web 2. The Web, javascript JS, css Styles");
	}

	@Test
	void keepsWhatComesBeforeTheFirstPartInAPartOfItsOwn() throws IOException {
		write("a.md", "title: A\nsortorder: 1");
		write("b.md", "title: B\nsortorder: 2\ntoc: True");
		assertThat(outline()).containsExactly("pages Pages: a A", "b B: b B");
	}

	@Test
	void makesAPartOfEachFolderWhereNoFileBeginsOne() throws IOException {
		write("02-web_apis/rest/second.md", "title: Second");
		write("02-web_apis/first.md", "title: First\ntoc: False");
		write("01-start/begin.md", "title: Begin");
		write("zoo.md", "title: Zoo");
		assertThat(outline()).containsExactly("start Start: begin Begin",
				"web-apis Web apis: first First, second Second", "pages Pages: zoo Zoo");
	}

	@Test
	void ordersByNumberThenByPath() throws IOException {
		write("a.md", "title: A");
		write("b/c.md", "title: BC");
		write("b-a/c.md", "title: BAC");
		write("d.md", "title: D\nsortorder: 0010");
		write("e.md", "title: E\nsortorder: 9.5");
		write("f.md", "title: F\nsortorder: 10");
		assertThat(pages()).containsExactly("e", "d", "f", "a", "bc", "bac");
	}

	@Test
	void ordersByPathWhereThePlaceIsNoNumber(CapturedOutput output) throws IOException {
		write("a.md", "title: A\nsortorder: first");
		write("b.md", "title: B\nsortorder: 5");
		assertThat(pages()).containsExactly("b", "a");
		assertThat(output).contains("Ordered by its path: a.md, line 2: the place 'first' is no number");
	}

	@Test
	void givesFoldersThatComeToOneNameDifferentSlugs() throws IOException {
		write("c++/a.md", "title: A");
		write("c#/b.md", "title: B");
		write("日本/c.md", "title: C");
		assertThat(outline()).containsExactly("c C#: b B", "c-2 C++: a A", "part 日本: c C");
	}

	@Test
	void leavesOutDraftsAndWhatIsHidden() throws IOException {
		write("draft.md", "title: Draft\nstatus: draft");
		write("same-as-draft.md", "title: Same\nslug: draft");
		write("hidden.md", "title: Hidden\nstatus: Hidden");
		write(".git/a.md", "title: A");
		write(".b.md", "title: B");
		write("notes.txt", "title: Notes");
		write("shown.MD", "title: Shown\nstatus: published");
		assertThat(pages()).containsExactly("draft", "shown");
	}

	@Test
	void findsATitleInTheFirstHeadingOrInTheName() throws IOException {
		write("a.md", "slug: a\n\nText\n\n# The Heading ##\n\n# Another\n");
		write("02-my_page.md", "Just text.");
		assertThat(outline()).containsExactly("pages Pages: 02-my-page 02 my page, a The Heading");
	}

	@Test
	void readsAByteOrderMarkAndOtherLineEnds() throws IOException {
		write("a.md", "\uFEFFtitle: Ä\r\nslug: a\r\n\r\nText");
		write("b.md", "title: B\rslug: bee\r\rText");
		assertThat(outline()).containsExactly("pages Pages: a Ä, bee B");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "title: A\\nslug: Not_One | 2 | a slug has", "title: 日本 | 1 | a slug has",
			"title: A\\nstatus: secret | 2 | a status is published, hidden or draft", "title: Search | 1 | is taken",
			"title: A\\7B | 1 | a title is one line", "title: A\\nsidebartitle: A\\0 | 2 | a title is one line" })
	void tellsWhereAFileIsWrongAndReadsTheOthers(String content, int line, String reason, CapturedOutput output)
			throws IOException {
		write("deep/wrong.md", content.translateEscapes());
		write("right.md", "title: Right");
		assertThat(pages()).containsExactly("right");
		assertThat(output.getOut().lines().filter((text) -> text.contains("WARN"))).singleElement()
			.asString()
			.contains("Not imported: deep/wrong.md:" + line + ": ", reason);
		assertThat(output).contains("1 published, 0 hidden, 0 drafts, 1 unusable");
	}

	@Test
	void tellsInWhichLineAFileIsNotInUtf8(CapturedOutput output) throws IOException {
		Files.writeString(this.folder.resolve("a.md"), "title: A\n\nöl", StandardCharsets.ISO_8859_1);
		write("b.md", "title: B");
		assertThat(pages()).containsExactly("b");
		assertThat(output).contains("Not imported: a.md:3: it is not in UTF-8");
	}

	@Test
	void keepsTheFirstOfTwoWithOneSlugAndNamesBoth(CapturedOutput output) throws IOException {
		write("b.md", "title: Same");
		write("a/z.md", "title: same");
		assertThat(outline()).containsExactly("a A: same same");
		assertThat(output).contains("Not imported: b.md:1: its slug 'same' is that of a/z.md, which is kept");
	}

	@Test
	void followsNoCircle(CapturedOutput output) throws IOException {
		write("a.md", "title: A");
		Files.createSymbolicLink(this.folder.resolve("circle"), this.folder);
		Files.createSymbolicLink(this.folder.resolve("b.md"), this.folder.resolve("none"));
		assertThat(pages()).containsExactly("a");
		assertThat(output).contains("Not imported: circle", "Not imported: b.md: cannot be read");
	}

	@Test
	void tellsHowFarItIs(CapturedOutput output) throws IOException {
		for (int number = 0; number < 250; number++) {
			write("page-" + number + ".md", "title: Page " + number);
		}
		assertThat(pages()).hasSize(250);
		assertThat(output).contains("Has read 100 of 250 files", "Has read 200 of 250 files", "Has read 250 files of");
	}

	private void write(String path, String content) throws IOException {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

	private List<String> outline() throws IOException {
		return parts().stream()
			.map((part) -> part.slug() + " " + part.title() + ": "
					+ String.join(", ", part.pages().stream().map((page) -> page.slug() + " " + page.title()).toList()))
			.toList();
	}

	private List<String> pages() throws IOException {
		return parts().stream().flatMap((part) -> part.pages().stream()).map(Outline.Page::slug).toList();
	}

	private List<Part> parts() throws IOException {
		return SiteFolder.outline(this.folder).parts();
	}

}

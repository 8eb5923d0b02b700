package dev.colophon.content.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.page.Manuscript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SiteTests {

	private final SiteFolder folder = new SiteFolder(Path.of("src/test/resources/site"));

	private final Site site = Site.in(this.folder);

	private final List<Fault> notes = new ArrayList<>();

	@Test
	void hasItsPagesInTheOrderOfTheAuthorAndThenByPath() {
		assertThat(this.site.files()).extracting(SiteFile::path)
			.containsExactly("index.md", "cooking/bread.markdown", "broken/date.md", "cooking/plain.md",
					"cooking/soup.md", "windows.md");
	}

	@Test
	void leavesOutDraftsAndWhatIsHidden() {
		assertThat(this.site.drafts()).containsExactly("cooking/later.md");
		assertThat(this.site.faults()).extracting(Fault::path).noneMatch((path) -> path.contains("secret"));
	}

	@Test
	void tellsWhereAndWhyFilesAreNoPages() {
		assertThat(this.site.faults()).map(Fault::toString)
			.satisfiesExactlyInAnyOrder(
					(fault) -> assertThat(fault).startsWith("broken/address.md:2: 'Bad_Address' cannot be a slug"),
					(fault) -> assertThat(fault).startsWith("broken/bytes.md:4: here are bytes that are no UTF-8"),
					(fault) -> assertThat(fault).startsWith("broken/reserved.md:2: the address"),
					(fault) -> assertThat(fault)
						.isEqualTo("zz-bread.md:2: the slug 'bread' is that of cooking/bread.markdown already"));
	}

	@Test
	void tellsWhichDateIsNone() {
		assertThatExceptionOfType(UnusableFile.class).isThrownBy(() -> page("broken/date.md"))
			.satisfies((ex) -> assertThat(ex.in("a.md")).hasToString("a.md:2: 'tomorrow' is no date"));
	}

	@Test
	void readsWhatPelicanReads() {
		ImportedPage page = page("cooking/bread.markdown");
		Manuscript manuscript = page.manuscript();
		assertThat(page.slug()).hasToString("bread");
		assertThat(manuscript.title()).isEqualTo("Bread & Butter");
		assertThat(manuscript.description()).isEqualTo("How to bake bread with four things.");
		assertThat(manuscript.question()).isEqualTo(manuscript.description());
		assertThat(manuscript.icon()).isEqualTo("book");
		assertThat(manuscript.tags()).containsExactly("baking", "flour", "water");
		assertThat(manuscript.category()).isEqualTo("cooking");
		assertThat(manuscript.hidden()).isFalse();
		assertThat(page.createdAt()).isEqualTo(Instant.parse("2024-03-02T10:30:00Z"));
		assertThat(page.updatedAt()).isEqualTo(Instant.parse("2024-04-05T04:07:08Z"));
	}

	@Test
	void readsFrontMatterInTheMannerOfYamlToo() {
		Manuscript manuscript = page("cooking/soup.md").manuscript();
		assertThat(manuscript.title()).isEqualTo("Soup: the basics");
		assertThat(manuscript.tags()).containsExactly("hot", "liquid");
		assertThat(manuscript.hidden()).isTrue();
		assertThat(manuscript.icon()).isEqualTo("flask");
		assertThat(manuscript.question()).isEqualTo("How is soup made?");
		assertThat(manuscript.next()).map(Object::toString).containsExactly("bread");
	}

	@Test
	void describesAPageByItsFirstParagraphWhereNothingElseDoes() {
		assertThat(page("cooking/soup.md").manuscript().description()).hasSizeLessThan(160)
			.startsWith("Soup begins with water.")
			.endsWith("eat all of it out of the…");
	}

	@Test
	void takesTheTitleFromTheFirstHeadingWhereNothingElseGivesIt() {
		ImportedPage page = page("cooking/plain.md");
		assertThat(page.slug()).hasToString("plain-page");
		assertThat(page.manuscript().title()).isEqualTo("Plain page");
		assertThat(page.manuscript().markdown()).startsWith("It has no front matter");
	}

	@Test
	void dropsOnlyTheHeadingThatRepeatsTheTitle() {
		assertThat(page("cooking/bread.markdown").manuscript().markdown()).startsWith("Take these:");
		assertThat(page("cooking/soup.md").manuscript().markdown()).contains("# A second title");
	}

	@Test
	void readsFilesOfWindows() {
		assertThat(page("windows.md").manuscript().markdown()).isEqualTo("Lines end\nin two characters.");
	}

	@Test
	void leadsLinksToTheAddressesOfThePages() {
		assertThat(page("index.md").manuscript().markdown()).contains("[bread](/bread.html#baking)",
				"![An oven](/images/oven.png)");
		assertThat(page("cooking/bread.markdown").manuscript().markdown()).contains("[soup](/soup-the-basics.html),",
				"[again](/soup-the-basics.html)", "[home](/)", "[away](https://example.org/a.html)");
	}

	@Test
	void leavesCodeAsItIs() {
		assertThat(page("cooking/bread.markdown").manuscript().markdown())
			.contains("bake(\"[soup]({filename}soup.md)\"");
	}

	@Test
	void tellsWhichLinksLeadNowhereAndLeavesThemAsTheyAre() {
		assertThat(page("index.md").manuscript().markdown()).contains("[here]({filename}nowhere.md)",
				"(cooking.html \"The list\")");
		assertThat(this.notes).map(Fault::toString)
			.containsExactlyInAnyOrder("index.md:8: the link to 'cooking.html' leads to no page of this folder",
					"index.md:8: the link to '{filename}nowhere.md' leads to no file",
					"index.md:10: the link to '{static}/images/none.png' leads to no file");
	}

	@Test
	void goesOnWithTheNextPageInTheOrder() {
		var reader = new PageReader(new Markdown(), new SiteLinks(this.folder, this.site), this.notes::add);
		SiteFile first = this.site.files().getFirst();
		assertThat(reader.read(first, Optional.of(this.site.files().get(1).slug())).manuscript().next())
			.map(Object::toString)
			.containsExactly("bread");
	}

	@Test
	void followsNoLinkBackToItself(@TempDir Path root) throws IOException {
		Files.writeString(root.resolve("a.md"), "Title: A\n\nText.");
		Files.createSymbolicLink(Files.createDirectory(root.resolve("sub")).resolve("loop"), root);
		assertThat(Site.in(new SiteFolder(root)).files()).extracting(SiteFile::path).containsExactly("a.md");
	}

	@Test
	void isNothingWithoutAFolder(@TempDir Path root) {
		assertThatExceptionOfType(UnreadableFolder.class).isThrownBy(() -> new SiteFolder(root.resolve("none")))
			.withMessageContaining("none");
	}

	private ImportedPage page(String path) {
		var reader = new PageReader(new Markdown(), new SiteLinks(this.folder, this.site), this.notes::add);
		return this.site.files()
			.stream()
			.filter((file) -> file.path().equals(path))
			.findFirst()
			.map((file) -> reader.read(file, Optional.empty()))
			.orElseThrow();
	}

}

package dev.colophon.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts the service over 700 files of about 8 kB each and an empty database. The line
 * that the import ends with in the log tells how long it took.
 */
class SiteImportBenchmark {

	private static final int FILES = 700;

	public static void main(String[] args) throws IOException {
		Path folder = Files.createTempDirectory("site");
		for (int number = 0; number < FILES; number++) {
			Path chapter = Files.createDirectories(folder.resolve("chapter-%02d".formatted(number / 50)));
			Files.writeString(chapter.resolve("page-%03d.md".formatted(number)), page(number));
		}
		TestContentApplication.main(new String[] { "--colophon.site.directory=" + folder,
				"--local.data=" + Files.createTempDirectory("data"), "--server.port=0" });
	}

	private static String page(int number) {
		String paragraph = """
				Some *text* with [a link]({filename}page-%03d.md), `code`, **more text** and
				[another link](/page-%d.html "with a title"), for as long as a paragraph is.

				""".formatted(number / 50 * 50, number);
		String section = "## Section\n\n" + paragraph.repeat(4) + """
				* an item
				    * an item in it
				* an item with [a link](https://example.org/)

				    :::python
				    print("some code")

				a | table
				--|------
				1 | 2

				""";
		return "Title: Page %d\nDate: 2024-03-02\nMeta: The page %d.\nTags: a, b\n\n".formatted(number, number)
				+ section.repeat(9);
	}

}

package dev.colophon.system;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.gson.JsonParser;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A team with a folder of Markdown, as Pelican has it.
 */
class SiteTests {

	@TempDir
	private Path site;

	@Test
	void isServedFromItsFolderAndFollowsIt() throws Exception {
		write("01-kettles/00-kettles.md", """
				Title: Kettles
				Slug: kettles
				SortOrder: 0100
				Toc: True
				SidebarTitle: 1. Kettles
				Meta: What boils water.

				A kettle [boils water]({filename}01-boiling.markdown), for [tea](/tea.html).
				""");
		write("01-kettles/01-boiling.markdown", """
				title: Boiling
				sortorder: 0101
				toc: False
				summary: When it is hot enough.

				    :::python
				    while temperature < 100:
				        wait()

				| sea level | mountain |
				|---|---|
				| 100 | 90 |
				""");
		write("02-tea/tea.md", """
				---
				title: Tea
				sort-order: 200
				toc: True
				status: published
				---

				Leaves in [water](kettles.html).
				""");
		write("02-tea/secret.md", "title: Secret\nstatus: hidden\nsortorder: 201\n\nOnly for friends.\n");
		write("02-tea/later.md", "title: Later\nstatus: draft\n\nNot yet.\n");
		write("02-tea/zealous.md", "title: Tea\nslug: tea\nsortorder: 202\n\nThe same once more.\n");
		Files.write(this.site.resolve("broken.md"), new byte[] { 't', 'i', 't', 'l', 'e', ':', ' ', (byte) 0xff });
		Path data = Run.freshData("site");
		Map<String, String> etags = new HashMap<>();
		try (RunSuite suite = new RunSuite(data, "--site", this.site.toString(), "--fresh")) {
			assertThat(contents(suite)).containsExactly("/kettles.html", "/boiling.html", "/tea.html");
			assertThat(links(suite, "/kettles.html")).contains("/boiling.html", "/tea.html");
			assertThat(links(suite, "/tea.html")).contains("/kettles.html");
			Document boiling = Suite.page(suite.get("/boiling.html"));
			assertThat(boiling.select("article pre code").text())
				.isEqualToIgnoringWhitespace("while temperature < 100: wait()");
			assertThat(boiling.select("article td").eachText()).containsExactly("100", "90");
			assertThat(boiling.select("meta[name=description]").attr("content")).isEqualTo("When it is hot enough.");
			assertThat(suite.get("/secret.html").statusCode()).isEqualTo(200);
			assertThat(suite.get("/later.html").statusCode()).isEqualTo(404);
			assertThat(suite.get("/microservices.html").statusCode()).isEqualTo(404);
			assertThat(suite.get("/").headers().firstValue("Location")).contains("/table-of-contents.html");
			for (String service : List.of("content-service", "toc-service")) {
				assertThat(Files.readString(data.resolve(service).resolve(service + ".log"))).contains("broken.md",
						"02-tea/zealous.md", "02-tea/tea.md");
			}
			if (!Run.isSkewed()) {
				assertThat(suite.run().output()).contains("run: not all in " + this.site + " was imported:")
					.filteredOn((line) -> line.startsWith("     Not imported: "))
					.satisfiesExactlyInAnyOrder(
							(line) -> assertThat(line).contains("broken.md:1: here are bytes that are no UTF-8"),
							(line) -> assertThat(line)
								.contains("02-tea/zealous.md:2: the slug 'tea' is that of 02-tea/tea.md"));
			}
			assertThat(suite
				.edit("PATCH", "/api/content/pages/tea", "{\"title\": \"Tea, edited\"}", "Content-Type",
						"application/merge-patch+json", "If-Match", "*")
				.statusCode()).isEqualTo(200);
			for (String slug : List.of("kettles", "boiling", "tea")) {
				etags.put(slug, etag(suite, slug));
			}
		}
		Files.delete(this.site.resolve("02-tea/secret.md"));
		write("01-kettles/01-boiling.markdown", "title: Boiling\nsortorder: 0101\n\nHotter.\n");
		try (RunSuite suite = new RunSuite(data, "--site", this.site.toString(), "--prune")) {
			assertThat(etag(suite, "tea")).isEqualTo(etags.get("tea"));
			assertThat(etag(suite, "kettles")).isEqualTo(etags.get("kettles"));
			assertThat(etag(suite, "boiling")).isNotEqualTo(etags.get("boiling"));
			assertThat(Suite.page(suite.get("/tea.html")).select("h1").text()).isEqualTo("Tea, edited");
			assertThat(suite.get("/secret.html").statusCode()).isEqualTo(410);
		}
	}

	/**
	 * A folder of real pages, where the tests are told of one.
	 */
	@Test
	@EnabledIfSystemProperty(named = "site.sample", matches = ".+")
	void losesNoneOfManyPages() throws Exception {
		Path sample = Path.of(System.getProperty("site.sample"));
		long files;
		try (Stream<Path> all = Files.walk(sample)) {
			files = all.filter((file) -> file.toString().matches(".*\\.(md|markdown)")).count();
		}
		try (RunSuite suite = new RunSuite(Run.freshData("sample"), "--site", sample.toString(), "--fresh")) {
			List<String> contents = contents(suite);
			assertThat(contents).hasSize((int) files).doesNotHaveDuplicates();
			List<String> broken = new ArrayList<>();
			for (String page : contents) {
				HttpResponse<String> answer = suite.get(page);
				assertThat(answer.statusCode()).as(page).isEqualTo(200);
				assertThat(Suite.page(answer).select("main article p")).as(page).isNotEmpty();
				Suite.page(answer)
					.select("main article a[href^={]")
					.eachAttr("href")
					.forEach((link) -> broken.add(page + " leads to " + link));
			}
			assertThat(broken).isEmpty();
			assertThat(total(suite)).isEqualTo(files);
		}
	}

	private static long total(Suite suite) throws IOException, InterruptedException {
		return JsonParser.parseString(suite.get("/api/content/pages").body())
			.getAsJsonObject()
			.get("total")
			.getAsLong();
	}

	private void write(String path, String text) throws IOException {
		Path file = this.site.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private static List<String> contents(Suite suite) throws IOException, InterruptedException {
		return Suite.page(suite.get("/table-of-contents.html")).select("main article li a").eachAttr("href");
	}

	private static List<String> links(Suite suite, String page) throws IOException, InterruptedException {
		return Suite.page(suite.get(page)).select("main article a").eachAttr("href");
	}

	private static String etag(Suite suite, String slug) throws IOException, InterruptedException {
		return suite.get("/api/content/pages/" + slug, "Accept", "text/markdown")
			.headers()
			.firstValue("ETag")
			.orElseThrow();
	}

}

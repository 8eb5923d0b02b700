package dev.colophon.system;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader who follows every link inside the site, from the front page on.
 */
@ExtendWith(SharedSuite.class)
@TestInstance(Lifecycle.PER_CLASS)
class LinkTests {

	private final Suite suite;

	private final Map<String, HttpResponse<String>> answers = new HashMap<>();

	private final Map<String, Document> pages = new HashMap<>();

	LinkTests(Suite suite) {
		this.suite = suite;
	}

	@BeforeAll
	void walk() throws Exception {
		Queue<String> paths = new ArrayDeque<>(List.of("/"));
		while (!paths.isEmpty()) {
			String path = paths.remove();
			if (!this.answers.containsKey(path)) {
				HttpResponse<String> answer = this.suite.get(path, "Accept", "text/html,*/*");
				this.answers.put(path, answer);
				if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
					Document page = Suite.page(answer);
					this.pages.put(path, page);
					links(page).stream()
						.map((link) -> link.split("#")[0])
						.filter((target) -> !target.isEmpty())
						.forEach(paths::add);
				}
			}
		}
	}

	@Test
	void comesToEveryEntryOfTheContents() throws Exception {
		List<String> entries = Suite.page(this.suite.get("/table-of-contents.html"))
			.select("main article li a")
			.eachAttr("href");
		assertThat(entries).hasSize(62).doesNotHaveDuplicates();
		assertThat(this.pages).containsKeys(entries.toArray(String[]::new));
		assertThat(entries)
			.allSatisfy((entry) -> assertThat(this.pages.get(entry).select("main article p")).isNotEmpty());
	}

	@Test
	void findsSomethingAtEveryLink() {
		assertThat(this.answers).hasSizeGreaterThan(63)
			.allSatisfy((path, answer) -> assertThat(answer.statusCode()).as(path).isEqualTo(200));
	}

	@Test
	void findsEveryPlaceThatALinkLeadsTo() {
		List<String> broken = new ArrayList<>();
		this.pages.forEach((path, page) -> links(page).stream().filter((link) -> link.contains("#")).forEach((link) -> {
			String[] parts = link.split("#", 2);
			Document target = parts[0].isEmpty() ? page : this.pages.get(parts[0]);
			if (target == null || target.getElementById(parts[1]) == null) {
				broken.add(path + " leads to " + link);
			}
		}));
		assertThat(broken).isEmpty();
	}

	@Test
	void readsValidHtmlEverywhere() throws Exception {
		for (String path : this.pages.keySet()) {
			Nu.assertValid(this.answers.get(path).body());
		}
	}

	@Test
	void isLedByAddressesThatMeanTheSameEverywhere() {
		assertThat(this.pages).allSatisfy((path, page) -> assertThat(page.select("[href]").eachAttr("href")).as(path)
			.allMatch((link) -> link.matches("(/|#|\\?xray$|https?://|mailto:).*")));
	}

	@Test
	void isToldOfEveryPageWhatItIsAbout() {
		assertThat(this.pages).allSatisfy((path, page) -> {
			assertThat(page.select("title, h1")).as(path).hasSize(2);
			assertThat(page.title()).as(path).endsWith(" - Colophon").hasSizeGreaterThan(" - Colophon".length());
		});
	}

	/**
	 * The links inside the site: all of them begin with a slash or lead down the page.
	 */
	private static List<String> links(Document page) {
		return page
			.select("a[href], img[src], link[rel=stylesheet], link[rel=icon], link[rel=alternate], form[method=get]")
			.stream()
			.map(LinkTests::address)
			.filter((address) -> address.startsWith("/") || address.startsWith("#"))
			.filter((address) -> !address.contains("?"))
			.distinct()
			.toList();
	}

	private static String address(Element element) {
		return element.attr(element.hasAttr("href") ? "href" : element.hasAttr("src") ? "src" : "action");
	}

}

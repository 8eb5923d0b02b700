package dev.colophon.content.page;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.colophon.content.markdown.Markdown;
import dev.colophon.content.markdown.MarkdownFile;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages that lie in this service.
 */
class FirstPagesTests {

	private final Map<String, Manuscript> pages = Arrays
		.stream(new PathMatchingResourcePatternResolver().getResources("classpath:pages/*.md"))
		.map(MarkdownFile::of)
		.collect(Collectors.toMap(MarkdownFile::name, Manuscript::of));

	FirstPagesTests() throws IOException {
	}

	@Test
	void areAllThere() {
		assertThat(this.pages).hasSize(63)
			.containsKeys("index", "introduction", "microservices", "deployment", "docker", "api-creation",
					"change-log");
	}

	@Test
	void areReadInOneSitting() {
		Map<String, Long> words = new TreeMap<>();
		this.pages.forEach((name, page) -> words.put(name, words(page)));
		long longest = words.remove("microservices");
		words.remove("change-log");
		assertThat(words.values()).allMatch((length) -> length >= 200 && length <= 500 && length < longest);
	}

	@Test
	void answerEachAnotherQuestion() {
		assertThat(this.pages.values()).extracting(Manuscript::question)
			.doesNotHaveDuplicates()
			.allMatch((question) -> question.endsWith("?"));
	}

	@Test
	void goByAnIconThatThereIs() {
		assertThat(this.pages.values()).extracting(Manuscript::icon)
			.allMatch((icon) -> new ClassPathResource("icons/" + icon + ".svg").exists());
	}

	@Test
	void haveTags() {
		assertThat(this.pages.values()).allSatisfy((page) -> assertThat(page.tags()).hasSizeBetween(1, 4));
	}

	private static long words(Manuscript page) {
		return Stream.of(page.markdown().split("\\s+")).filter((word) -> word.matches(".*\\w.*")).count();
	}

	@Test
	void areDescribedInLessThan160Characters() {
		assertThat(this.pages.values()).allSatisfy((page) -> assertThat(page.description()).hasSizeLessThan(160));
	}

	@Test
	void leadToOneToThreePagesThatExist() {
		assertThat(this.pages.values()).allSatisfy((page) -> {
			assertThat(page.next()).hasSizeBetween(1, 3);
			assertThat(this.pages.keySet()).containsAll(page.next().stream().map(Slug::value).toList());
		});
	}

	@Test
	void beginTheirHeadingsBelowTheTitle() {
		assertThat(this.pages.values()).allSatisfy(
				(page) -> assertThat(Jsoup.parse(new Markdown().toHtml(page.markdown())).select("h1")).isEmpty());
	}

	@Test
	void ofMicroservicesLeadsWhereItAlwaysLed() {
		Manuscript page = this.pages.get("microservices");
		assertThat(page.next()).extracting(Slug::value).containsExactly("deployment", "docker", "api-creation");
		List<String> links = Jsoup.parse(new Markdown().toHtml(page.markdown())).select("a").eachAttr("href");
		assertThat(links).contains("https://en.wikipedia.org/wiki/Common_Object_Request_Broker_Architecture",
				"http://www.igloocoder.com/2271/ivory-tower-architect", "/application-programming-interfaces.html",
				"http://martinfowler.com/bliki/MonolithFirst.html",
				"http://martinfowler.com/articles/microservices.html",
				"http://dev.otto.de/2015/09/30/on-monoliths-and-microservices/",
				"http://www.skybert.net/python/developing-a-restful-micro-service-in-python/",
				"http://technologyconversations.com/2015/11/10/microservices-the-essential-practices/");
	}

}

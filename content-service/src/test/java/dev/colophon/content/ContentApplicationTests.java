package dev.colophon.content;

import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service on a real PostgreSQL.
 */
@SpringBootTest
@AutoConfigureMockMvc
@Import(TestDatabase.class)
class ContentApplicationTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private FirstStart firstStart;

	@Test
	void waitsLessForAConnectionToShowThatItIsAliveThanForOneAtAll(@Autowired HikariDataSource connections) {
		assertThat(connections.getValidationTimeout()).isLessThan(connections.getConnectionTimeout());
	}

	@Test
	void servesTheMicroservicesPageInBothRepresentations() {
		assertThat(this.mvc.get().uri("/pages/microservices")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.next[*].slug")
			.asArray()
			.containsExactly("deployment", "docker", "api-creation");
		assertThat(this.mvc.get().uri("/pages/microservices").accept(MediaType.TEXT_HTML)).hasStatusOk()
			.bodyText()
			.contains("<h1>Microservices</h1>", "data-part=\"announcement\"", "data-part=\"promotion\"");
	}

	@Test
	void servesTheAnnouncementAndThePromotionByThemselves() {
		assertThat(this.mvc.get().uri("/announcement")).hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.link", (link) -> assertThat(link).asString().startsWith("/"));
		assertThat(this.mvc.get().uri("/announcement").accept(MediaType.TEXT_HTML)).bodyText()
			.contains("data-part=\"announcement\"");
		assertThat(this.mvc.get().uri("/promotion")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.picture")
			.isEqualTo("/pictures/suite.svg");
		assertThat(this.mvc.get().uri("/promotion").accept(MediaType.TEXT_HTML)).bodyText()
			.contains("data-part=\"promotion\"");
		assertThat(this.mvc.get().uri("/pictures/suite.svg")).hasStatusOk();
	}

	@Test
	void leadsToItsPicturesThroughWhoeverForwards() {
		assertThat(this.mvc.get().uri("/promotion").header("X-Forwarded-Prefix", "/api/content")).bodyJson()
			.extractingPath("$.picture")
			.isEqualTo("/api/content/pictures/suite.svg");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void answersNotModifiedToWhoeverHasThePage(String type) {
		String etag = etag(type);
		assertThat(this.mvc.get().uri("/pages/docker").accept(type).header("If-None-Match", etag))
			.hasStatus(HttpStatus.NOT_MODIFIED)
			.body()
			.isEmpty();
	}

	@Test
	void givesTheTwoRepresentationsStrongAndDifferentEtags() {
		assertThat(etag("application/json")).startsWith("\"").isNotEqualTo(etag("text/html"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "update page set title = title || '!' where slug = 'docker'",
			"update page set markdown = markdown || '!' where slug = 'docker'",
			"update page set more = array_append(more, 'A book') where slug = 'docker'",
			"update page set next_slugs = array['index'] where slug = 'docker'",
			"update page set title = title || '!' where slug = 'deployment'",
			"update page set question = question || '!' where slug = 'deployment'",
			"update announcement set text = text || '!'", "update promotion set markdown = markdown || '!'" })
	@Transactional
	void givesAPageAnotherEtagWhenAnythingOnItChanges(String change) {
		String before = etag("text/html");
		this.jdbc.sql(change).update();
		assertThat(etag("text/html")).isNotEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "update page set markdown = markdown || '!' where slug = 'deployment'",
			"update page set title = title || '!' where slug = 'about-author'" })
	@Transactional
	void givesAPageNoOtherEtagWhenSomethingElseChanges(String change) {
		String before = etag("text/html");
		this.jdbc.sql(change).update();
		assertThat(etag("text/html")).isEqualTo(before);
	}

	@Test
	void answersNotFoundWhereNothingIsAnnounced() {
		this.jdbc.sql("create table announcement_kept as table announcement").update();
		this.jdbc.sql("delete from announcement").update();
		try {
			assertThat(this.mvc.get().uri("/announcement")).hasStatus(HttpStatus.NOT_FOUND);
		}
		finally {
			this.jdbc.sql("insert into announcement table announcement_kept").update();
			this.jdbc.sql("drop table announcement_kept").update();
		}
	}

	@Test
	void readsNoFormsWithFiles() {
		assertThat(this.mvc.get().uri("/pages/docker").contentType(MediaType.MULTIPART_FORM_DATA)).hasStatusOk();
	}

	@Test
	void hasNothingAtTheAddressOfErrors() {
		assertThat(this.mvc.get().uri("/error")).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.mvc.get().uri("/error").accept(MediaType.TEXT_HTML)).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void isReadyWhenItsDatabaseIs() {
		assertThat(this.mvc.get().uri("/actuator/health/readiness")).hasStatusOk();
	}

	@Test
	void isFilledHoweverManyInstancesStartTogether() throws Exception {
		this.jdbc.sql("truncate page, announcement, promotion, revision, first_start").update();
		Callable<Void> start = () -> {
			this.firstStart.afterSingletonsInstantiated();
			return null;
		};
		try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
			for (var instance : instances.invokeAll(Stream.generate(() -> start).limit(8).toList())) {
				instance.get();
			}
		}
		assertThat(countPages()).isGreaterThanOrEqualTo(6);
	}

	@Test
	void doesNotBringBackWhatAnEditorRemoved() throws Exception {
		int before = countPages();
		this.jdbc.sql("delete from page where slug = 'about-author'").update();
		this.firstStart.afterSingletonsInstantiated();
		assertThat(countPages()).isEqualTo(before - 1);
	}

	private String etag(String type) {
		MvcTestResult result = this.mvc.get().uri("/pages/docker").accept(type).exchange();
		return String.valueOf(result.getResponse().getHeader("ETag"));
	}

	private int countPages() {
		return this.jdbc.sql("select count(*) from page").query(Integer.class).single();
	}

}

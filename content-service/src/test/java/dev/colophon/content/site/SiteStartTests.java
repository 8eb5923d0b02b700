package dev.colophon.content.site;

import dev.colophon.content.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service, started over a folder.
 */
@SpringBootTest(properties = "colophon.site.directory=src/test/resources/site")
@AutoConfigureMockMvc
@Import(TestDatabase.class)
class SiteStartTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void hasThePagesOfTheFolderAndNoneOfItsOwn() {
		assertThat(this.mvc.get().uri("/pages/bread")).hasStatusOk();
		assertThat(this.mvc.get().uri("/pages/index")).bodyJson().extractingPath("$.title").isEqualTo("The Kitchen");
		assertThat(this.mvc.get().uri("/pages/docker")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void announcesAndPromotesNothing() {
		assertThat(this.mvc.get().uri("/announcement")).hasStatus(HttpStatus.NOT_FOUND);
		assertThat(this.mvc.get().uri("/promotion")).hasStatus(HttpStatus.NOT_FOUND);
	}

	@Test
	void listsNoHiddenPage() {
		assertThat(this.mvc.get().uri("/pages/soup-the-basics")).hasStatusOk();
		assertThat(this.mvc.get().uri("/pages")).bodyJson()
			.extractingPath("$.items[*].slug")
			.asArray()
			.contains("bread")
			.doesNotContain("soup-the-basics");
	}

}

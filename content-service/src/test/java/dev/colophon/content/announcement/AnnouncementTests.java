package dev.colophon.content.announcement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AnnouncementTests {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/docker.html#images", "https://example.org/a", "http://example.org" })
	void leadsToPlacesOnThisSiteAndElsewhere(String link) {
		assertThat(new Announcement("News", link).link()).isEqualTo(link);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "javascript:alert(1)", "data:text/html,a", " /docker.html", "docker.html" })
	void leadsNowhereElse(String link) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Announcement("News", link));
	}

}

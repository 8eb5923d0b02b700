package dev.colophon.content.web;

import java.net.URI;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PublicSiteTests {

	@ParameterizedTest
	@CsvSource({ "https://example.org, https://example.org/docker.html",
			"https://example.org/docs, https://example.org/docs/docker.html" })
	void knowsTheWholeAddressOfAPath(URI url, URI address) {
		assertThat(new PublicSite("Site", "Author", url).at("/docker.html")).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "example.org", "/docs", "mailto:a@example.org" })
	void isSomewhere(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PublicSite("Site", "Author", URI.create(url)));
	}

	/**
	 * {@code COLOPHON_SITE} names a folder to fill the site from, and so is read as
	 * {@code colophon.site}.
	 */
	@Test
	void isReadBesideTheFolderThatHasTheSameName() {
		var properties = new MapConfigurationPropertySource(
				Map.of("colophon.site", "/some/folder", "colophon.site.name", "Site", "colophon.site.author", "Author",
						"colophon.site.url", "https://example.org"));
		assertThat(new Binder(properties).bind("colophon.site", PublicSite.class).get())
			.isEqualTo(new PublicSite("Site", "Author", URI.create("https://example.org")));
	}

}

package dev.colophon.toc.site;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SiteTests {

	private static final URI URL = URI.create("https://site.example/docs/");

	@Test
	void knowsItsAddressesFromElsewhere() {
		assertThat(new Site(URL, "").absolute("/a.html")).isEqualTo("https://site.example/docs/a.html");
		assertThat(new Site(URI.create("http://localhost:8080"), null).absolute("/"))
			.isEqualTo("http://localhost:8080/");
	}

	@ParameterizedTest
	@ValueSource(strings = { "site.example", "/", "ftp://site.example", "https:/site", "mailto:a@site.example" })
	void hasAnAddressOnTheWeb(URI other) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Site(other, "")).withMessageContaining("http");
	}

	@Test
	void mayComeFromAFolder(@TempDir Path folder) {
		assertThat(new Site(URL, folder.toString()).folder()).contains(folder);
		assertThat(new Site(URL, "").folder()).isEmpty();
		assertThat(new Site(URL, null).folder()).isEmpty();
	}

	@Test
	void doesNotComeFromWhatIsNoFolder(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("a.md"), "title: A");
		for (Path wrong : new Path[] { file, folder.resolve("none") }) {
			assertThatIllegalArgumentException().isThrownBy(() -> new Site(URL, wrong.toString()))
				.withMessage("there is no folder at '" + wrong + "' that can be read");
		}
	}

}

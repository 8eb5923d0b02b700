package dev.colophon.toc.site;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

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

	/**
	 * The name of this variable is also that of the properties' prefix.
	 */
	@Test
	void comesFromTheFolderThatAVariableNames(@TempDir Path folder) {
		new ApplicationContextRunner()
			.withInitializer((context) -> context.getEnvironment()
				.getPropertySources()
				.addFirst(new SystemEnvironmentPropertySource("systemEnvironment",
						Map.of("COLOPHON_SITE", folder.toString()))))
			.withInitializer(new ConfigDataApplicationContextInitializer())
			.withUserConfiguration(Configured.class)
			.run((context) -> assertThat(context.getBean(Site.class).folder()).contains(folder));
	}

	@EnableConfigurationProperties(Site.class)
	static class Configured {

	}

}

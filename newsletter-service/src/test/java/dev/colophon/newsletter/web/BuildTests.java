package dev.colophon.newsletter.web;

import java.util.Properties;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;

import static org.assertj.core.api.Assertions.assertThat;

class BuildTests {

	@Test
	void isTheSameInAllItsInstances() {
		assertThat(build("1.2.3", "2026-11-24T10:00:00Z")).isEqualTo(build("1.2.3", "2026-11-24T10:00:00Z"));
		assertThat(build("1.2.3", "2026-11-24T10:00:00Z").version()).isEqualTo("1.2.3");
	}

	@Test
	void hasAnotherFingerprintThanAnotherBuild() {
		String fingerprint = build("1.2.3", "2026-11-24T10:00:00Z").fingerprint();
		assertThat(build("1.2.3", "2026-11-24T10:00:01Z").fingerprint()).isNotEqualTo(fingerprint);
		assertThat(build("1.2.4", "2026-11-24T10:00:00Z").fingerprint()).isNotEqualTo(fingerprint);
	}

	@Test
	void isKnownToNobodyWhereMavenIsLeftOut() {
		Build build = Build.of(new StaticListableBeanFactory().getBeanProvider(BuildProperties.class));
		assertThat(build.version()).isEqualTo("development");
		assertThat(build.fingerprint()).isNotBlank();
	}

	private static Build build(String version, String time) {
		var entries = new Properties();
		entries.setProperty("version", version);
		entries.setProperty("time", time);
		var beans = new StaticListableBeanFactory();
		beans.addBean("buildProperties", new BuildProperties(entries));
		return Build.of(beans.getBeanProvider(BuildProperties.class));
	}

}

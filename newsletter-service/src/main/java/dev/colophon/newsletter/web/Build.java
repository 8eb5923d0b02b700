package dev.colophon.newsletter.web;

import java.time.Instant;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;

/**
 * The build that runs.
 *
 * @param fingerprint differs from build to build, and is the same in all instances of one
 */
record Build(String version, String fingerprint) {

	/**
	 * The build of {@code META-INF/build-info.properties}. Only an IDE that leaves Maven
	 * out starts the program without that file, and there each start may be another
	 * program.
	 */
	static Build of(ObjectProvider<BuildProperties> properties) {
		return Optional.ofNullable(properties.getIfAvailable())
			.map((build) -> new Build(String.valueOf(build.getVersion()), build.getVersion() + " " + build.getTime()))
			.orElseGet(() -> new Build("development", Instant.now().toString()));
	}

}

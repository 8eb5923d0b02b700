package dev.colophon.toc.web;

import java.time.Instant;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * A deployment: from here on the service is another build, with the same database.
 */
public final class OtherBuild {

	private OtherBuild() {
	}

	public static void isDeployed(Answers answers) {
		ReflectionTestUtils.setField(answers, "build", new Build("9.9.9", "9.9.9 " + Instant.now()));
	}

}

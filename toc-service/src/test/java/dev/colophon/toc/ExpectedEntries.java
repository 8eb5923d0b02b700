package dev.colophon.toc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.springframework.core.io.ClassPathResource;

/**
 * The entries of the site that this one continues, as {@code address title}, in their
 * order.
 */
public final class ExpectedEntries {

	private ExpectedEntries() {
	}

	public static List<String> lines() throws IOException {
		return new ClassPathResource("entries.txt").getContentAsString(StandardCharsets.UTF_8).lines().toList();
	}

}

package dev.colophon.content.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The drawings on the cards: SVG files in {@code icons/}, taken into the page so that
 * they have the colour of its text.
 */
@Component
class Icons {

	private static final String FALLBACK = "book";

	private final Map<String, String> svgByName = new ConcurrentHashMap<>();

	String svg(String name) {
		return this.svgByName.computeIfAbsent(name, Icons::read);
	}

	private static String read(String name) {
		try {
			var file = new ClassPathResource("icons/" + name + ".svg");
			return (file.exists() ? file : new ClassPathResource("icons/" + FALLBACK + ".svg"))
				.getContentAsString(StandardCharsets.UTF_8)
				.strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}

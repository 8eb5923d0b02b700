package dev.colophon.content.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The drawings on the cards: SVG files in {@code icons/}, taken into the page so that
 * they have the colour of its text.
 */
@Component
class Icons {

	private final Map<String, String> svgByFilename = new HashMap<>();

	Icons(ResourcePatternResolver files) throws IOException {
		for (Resource file : files.getResources("classpath:icons/*.svg")) {
			this.svgByFilename.put(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8).strip());
		}
	}

	/**
	 * The SVG element with that name, or nothing where there is none.
	 */
	String svg(String name) {
		return this.svgByFilename.getOrDefault(name + ".svg", "");
	}

}

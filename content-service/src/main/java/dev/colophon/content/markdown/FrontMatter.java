package dev.colophon.content.markdown;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata at the head of a Markdown file: each key with its values in their order.
 */
public record FrontMatter(Map<String, List<String>> values) {

	public String required(String key) {
		List<String> found = list(key);
		if (found.size() != 1 || found.getFirst().isBlank()) {
			throw new IllegalArgumentException("front matter needs one value for '" + key + "'");
		}
		return found.getFirst();
	}

	public Optional<String> optional(String key) {
		return list(key).stream().filter((value) -> !value.isBlank()).findFirst();
	}

	public List<String> list(String key) {
		return this.values.getOrDefault(key, List.of());
	}

}

package dev.colophon.content.markdown;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metadata at the head of a Markdown file: each key, in lower case, with its values
 * in their order.
 *
 * @param lines where in the file each key is, from 1
 */
public record FrontMatter(Map<String, List<String>> values, Map<String, Integer> lines) {

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

	/**
	 * The line of a key, or the first one where the file has no such key.
	 */
	public int line(String key) {
		return this.lines.getOrDefault(key, 1);
	}

}

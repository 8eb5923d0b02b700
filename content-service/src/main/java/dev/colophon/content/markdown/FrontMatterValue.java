package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What YAML lets stand behind a key: a word, a text in quotes, or a list of them in
 * brackets.
 */
final class FrontMatterValue {

	private static final Pattern PART = Pattern
		.compile("\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|'((?:[^']|'')*+)'|([^,]*+))\\s*(?:,|$)");

	private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

	private FrontMatterValue() {
	}

	static List<String> of(@Nullable String written) {
		if (written == null || written.isBlank() || written.strip().matches("[>|][+-]?")) {
			return List.of();
		}
		String value = written.strip();
		if (value.startsWith("[") && value.endsWith("]") && !value.startsWith("[", 1)) {
			return list(value.substring(1, value.length() - 1));
		}
		return List.of(single(value));
	}

	private static List<String> list(String written) {
		List<String> values = new ArrayList<>();
		Matcher part = PART.matcher(written);
		while (part.lookingAt() && part.end() > 0) {
			String value = single(part.group().strip().replaceFirst(",$", "").strip());
			if (!value.isEmpty()) {
				values.add(value);
			}
			part.region(part.end(), written.length());
			if (part.regionStart() == written.length()) {
				break;
			}
		}
		return values;
	}

	private static String single(String value) {
		if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
			return ESCAPE.matcher(value.substring(1, value.length() - 1))
				.replaceAll((escape) -> Matcher.quoteReplacement(escape.group(1)));
		}
		if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
			return value.substring(1, value.length() - 1).replace("''", "'");
		}
		return value;
	}

}

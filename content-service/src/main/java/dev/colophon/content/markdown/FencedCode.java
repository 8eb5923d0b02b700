package dev.colophon.content.markdown;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Code between two fences of the same length, which begin their lines.
 */
final class FencedCode {

	private static final Pattern FENCE = Pattern.compile(
			"^(~{3,}+|`{3,}+) *+" + "(?:\\{([^}\\n]*+)}|(?:\\.?([\\w#.+-]*+) *+)?(?:hl_lines=([\"']).*?\\4 *+)?)$",
			Pattern.UNICODE_CHARACTER_CLASS);

	private static final Pattern CLASS = Pattern.compile("(?:^| )\\.(\\S+)");

	private final Stash stash;

	FencedCode(Stash stash) {
		this.stash = stash;
	}

	/**
	 * The text, with a mark by itself for each piece of code.
	 */
	String take(String text) {
		String[] lines = text.split("\n", -1);
		Map<String, TreeSet<Integer>> ends = linesThatMayEnd(lines);
		var rest = new StringBuilder(text.length());
		for (int number = 0; number < lines.length; number++) {
			Matcher fence = FENCE.matcher(lines[number]);
			Integer end = fence.lookingAt() ? ends.getOrDefault(fence.group(1), new TreeSet<>()).higher(number) : null;
			if (end == null) {
				rest.append(lines[number]).append('\n');
			}
			else {
				List<String> code = Arrays.asList(lines).subList(number + 1, end);
				rest.append('\n').append(this.stash.keep(code(fence, String.join("\n", code)))).append("\n\n");
				number = end;
			}
		}
		return rest.toString();
	}

	private static Map<String, TreeSet<Integer>> linesThatMayEnd(String[] lines) {
		Map<String, TreeSet<Integer>> ends = new HashMap<>();
		for (int number = 0; number < lines.length; number++) {
			if (lines[number].startsWith("```") || lines[number].startsWith("~~~")) {
				ends.computeIfAbsent(lines[number].stripTrailing(), (fence) -> new TreeSet<>()).add(number);
			}
		}
		return ends;
	}

	private static Element code(Matcher fence, String text) {
		Element block = new Element("pre");
		Element code = block.appendElement("code").appendText(text);
		String language = (fence.group(2) != null) ? firstClass(fence.group(2)) : fence.group(3);
		if (language != null && !language.isEmpty()) {
			code.attr("class", "language-" + language);
		}
		return block;
	}

	private static String firstClass(String attributes) {
		Matcher name = CLASS.matcher(attributes);
		return name.find() ? name.group(1) : "";
	}

}

package dev.colophon.content.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.colophon.content.markdown.Markdown;

/**
 * The text of a file whose links lead where they shall on the site.
 *
 * @param faults what is wrong with links, and in which line of the text each is, from 0
 */
record LinkedText(String text, Map<String, Integer> faults) {

	private static final String DESTINATION = "([{|][a-z]+[}|][^)\"'>\\n]*?|[^\\s<>\"')(]+)";

	private static final Pattern LINK = Pattern
		.compile(
				"(?:(?<!`)(`{1,3})(?!`)[^`\\n]{1,1000}+\\1(?!`))" + "|(?:]\\(\\s*<?" + DESTINATION
						+ "(?=>|\\)|\\s+[\"']|\\s*\\)))" + "|(?:^ {0,3}\\[[^\\]\\n]+]:\\s*<?" + DESTINATION
						+ "(?=>|\\s|$))" + "|(?:\\b(?:href|src)\\s*=\\s*[\"']" + DESTINATION + "(?=[\"']))",
				Pattern.MULTILINE);

	/**
	 * Changes the links in a text. What looks like one in code is none.
	 */
	static LinkedText of(String text, Markdown.Contents contents, Function<String, SiteLinks.Resolved> resolve) {
		Map<String, Integer> faults = new LinkedHashMap<>();
		var changed = new StringBuilder(text.length());
		int number = 0;
		for (String line : text.split("\n", -1)) {
			if (!contents.codeLines().contains(line.strip()) || line.isBlank()) {
				changed.append(line(line, contents, resolve, faults, number));
			}
			else {
				changed.append(line);
			}
			changed.append('\n');
			number++;
		}
		return new LinkedText(changed.substring(0, changed.length() - 1), faults);
	}

	private static String line(String line, Markdown.Contents contents, Function<String, SiteLinks.Resolved> resolve,
			Map<String, Integer> faults, int number) {
		if (!line.contains("](") && !line.contains("]:") && line.indexOf('=') < 0) {
			return line;
		}
		return LINK.matcher(line).replaceAll((link) -> {
			int group = (link.group(2) != null) ? 2 : (link.group(3) != null) ? 3 : 4;
			String destination = (link.group(group) != null) ? link.group(group).strip() : "";
			if (!contents.destinations().contains(destination)) {
				return Matcher.quoteReplacement(link.group());
			}
			SiteLinks.Resolved resolved = resolve.apply(destination);
			resolved.fault().ifPresent((fault) -> faults.putIfAbsent(fault, number));
			int start = link.start(group) - link.start();
			return Matcher.quoteReplacement(link.group().substring(0, start) + resolved.address()
					+ link.group().substring(start + link.group(group).length()));
		});
	}

}

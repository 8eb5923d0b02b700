package dev.colophon.content.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a file whose links lead where they shall on the site.
 *
 * @param faults what is wrong with links, and in which line of the text each is, from 0
 */
record LinkedText(String text, Map<String, Integer> faults) {

	private static final String DESTINATION = "([{|][a-z]+[}|][^)\"'>\\n]*?|[^\\s<>\"')(]+)";

	private static final Pattern LINK = Pattern.compile(
			"(?:^(`{3,}|~{3,})[^\\n`]*$)" + "|(?:(?<!`)(`{1,3})(?!`)[^`\\n]{1,1000}+\\2(?!`))" + "|(?:]\\(\\s*<?"
					+ DESTINATION + "(?=>|\\)|\\s+[\"']|\\s*\\)))" + "|(?:^ {0,3}\\[[^\\]\\n]+]:\\s*<?" + DESTINATION
					+ "(?=>|\\s|$))" + "|(?:\\b(?:href|src)\\s*=\\s*[\"']" + DESTINATION + "(?=[\"']))",
			Pattern.MULTILINE);

	/**
	 * Changes the links in a text.
	 * @param links the destinations that are links in it; what looks like one in code is
	 * none
	 */
	static LinkedText of(String text, Set<String> links, Function<String, SiteLinks.Resolved> resolve) {
		Map<String, Integer> faults = new LinkedHashMap<>();
		var changed = new StringBuilder(text.length());
		Matcher link = LINK.matcher(text).useAnchoringBounds(false).useTransparentBounds(true);
		int end = 0;
		int line = 0;
		while (link.find()) {
			if (link.group(1) != null) {
				int close = text.indexOf("\n" + link.group(1), link.end());
				link.region((close < 0) ? link.end() : close + link.group(1).length() + 1, text.length());
				continue;
			}
			int group = (link.group(3) != null) ? 3 : (link.group(4) != null) ? 4 : 5;
			if (link.group(group) == null || !links.contains(link.group(group).strip())) {
				continue;
			}
			changed.append(text, end, link.start(group));
			line += (int) text.substring(end, link.start(group)).chars().filter((sign) -> sign == '\n').count();
			SiteLinks.Resolved resolved = resolve.apply(link.group(group).strip());
			int place = line;
			resolved.fault().ifPresent((fault) -> faults.putIfAbsent(fault, place));
			changed.append(resolved.address());
			end = link.end(group);
		}
		return new LinkedText(changed.append(text.substring(end)).toString(), faults);
	}

}

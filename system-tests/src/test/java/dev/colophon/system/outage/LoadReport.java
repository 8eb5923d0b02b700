package dev.colophon.system.outage;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code hey} says at the end.
 *
 * @param answers how many there were of each status
 * @param errors how often no answer came, by the reason
 */
record LoadReport(Map<String, Integer> answers, Map<String, Integer> errors, String text) {

	private static final Pattern ANSWERS = Pattern.compile("\\[(\\d{3})]\\s+(\\d+) responses");

	private static final Pattern ERRORS = Pattern.compile("(?m)^  \\[(\\d+)]\\s+(?!\\d+ responses)(.+)$");

	static LoadReport of(String text) {
		return new LoadReport(counts(ANSWERS, text, 1, 2), counts(ERRORS, text, 2, 1), text);
	}

	private static Map<String, Integer> counts(Pattern pattern, String text, int name, int count) {
		return pattern.matcher(text)
			.results()
			.collect(Collectors.toMap((match) -> match.group(name), (match) -> Integer.parseInt(match.group(count)),
					Integer::sum));
	}

}

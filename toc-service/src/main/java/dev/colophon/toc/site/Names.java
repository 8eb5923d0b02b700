package dev.colophon.toc.site;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * The slugs and titles that follow from others.
 */
final class Names {

	private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

	/**
	 * Latin letters that are no accented ones, as Pelican writes them.
	 */
	private static final Map<String, String> LETTERS = Map.ofEntries(Map.entry("ß", "ss"), Map.entry("æ", "ae"),
			Map.entry("œ", "oe"), Map.entry("ø", "o"), Map.entry("đ", "d"), Map.entry("ð", "d"), Map.entry("þ", "th"),
			Map.entry("ł", "l"), Map.entry("ı", "i"), Map.entry("–", "-"), Map.entry("—", "-"));

	private Names() {
	}

	static boolean isSlug(String text) {
		return text.length() <= 100 && SLUG.matcher(text).matches();
	}

	/**
	 * The slug that Pelican makes from a title: without tags, accents and other signs, in
	 * lower case, with a hyphen for each gap. It is empty where nothing of a title is
	 * left.
	 */
	static String slugOf(String title) {
		String plain = Normalizer
			.normalize(HtmlUtils.htmlUnescape(title.replaceAll("<[^>]*>", "")), Normalizer.Form.NFKD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
			plain = plain.replace(letter.getKey(), letter.getValue());
		}
		return plain.replaceAll("[^a-z0-9_\\s-]", "").strip().replaceAll("[-\\s]+", "-");
	}

	/**
	 * The title that the name of a folder amounts to: "01-getting-started" is "Getting
	 * started".
	 */
	static String titleOf(String name) {
		String words = name.replaceAll("[-_\\s]+", " ").strip().replaceFirst("^\\d+\\.? (?=\\S)", "");
		return words.isEmpty() ? name : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
	}

}

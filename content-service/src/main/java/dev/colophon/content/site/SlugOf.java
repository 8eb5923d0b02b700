package dev.colophon.content.site;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

import org.jsoup.Jsoup;

/**
 * The address that Pelican makes of a title: without markup, in ASCII, in lower case,
 * with hyphens between the words.
 */
final class SlugOf {

	private static final Map<String, String> LETTERS = Map.ofEntries(Map.entry("ß", "ss"), Map.entry("æ", "ae"),
			Map.entry("Æ", "AE"), Map.entry("ø", "o"), Map.entry("Ø", "O"), Map.entry("œ", "oe"), Map.entry("Œ", "OE"),
			Map.entry("đ", "d"), Map.entry("Đ", "D"), Map.entry("ð", "d"), Map.entry("ł", "l"), Map.entry("Ł", "L"),
			Map.entry("þ", "th"), Map.entry("Þ", "Th"), Map.entry("ı", "i"));

	private SlugOf() {
	}

	static String title(String title) {
		String text = (title.indexOf('<') < 0 && title.indexOf('&') < 0) ? title : Jsoup.parse(title).text();
		for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
			text = text.replace(letter.getKey(), letter.getValue());
		}
		return Normalizer.normalize(text, Normalizer.Form.NFKD)
			.replaceAll("[^\\p{ASCII}]", "")
			.replaceAll("[^\\w\\s-]", "")
			.strip()
			.replaceAll("[-\\s]+", "-")
			.toLowerCase(Locale.ROOT);
	}

}

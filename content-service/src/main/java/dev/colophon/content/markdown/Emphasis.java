package dev.colophon.content.markdown;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Emphasis: asterisks anywhere, then underscores at the edges of words.
 */
final class Emphasis {

	private static final Pattern STANDING_ALONE = Pattern.compile("(?:^|\\s)[*_](?:\\s|$)");

	private final Stash stash;

	Emphasis(Stash stash) {
		this.stash = stash;
	}

	/**
	 * The text, with a mark for each piece that is emphasized.
	 */
	String take(String text) {
		if (text.indexOf('*') < 0 && text.indexOf('_') < 0) {
			return text;
		}
		String rest = STANDING_ALONE.matcher(text)
			.replaceAll((alone) -> Matcher.quoteReplacement(this.stash.keep(new TextNode(alone.group()))));
		return take(take(rest, '*', 0), '_', 0);
	}

	/**
	 * Gives an element that text as its content.
	 */
	void fill(Element element, String text) {
		element.appendChildren(this.stash.restore(take(text)));
	}

	private String take(String text, char sign, int outermost) {
		if (text.indexOf(sign) < 0) {
			return text;
		}
		var signs = new EmphasisSigns(text, sign);
		var rest = new StringBuilder(text.length());
		int at = 0;
		while (at < text.length()) {
			EmphasisSigns.Found found = (text.charAt(at) == sign) ? signs.find(at, outermost) : null;
			if (found == null) {
				rest.append(text.charAt(at++));
			}
			else {
				rest.append(this.stash.keep(element(found, sign)));
				at = found.end();
			}
		}
		return rest.toString();
	}

	private Element element(EmphasisSigns.Found found, char sign) {
		int inner = found.kind() + 1;
		return switch (found.kind()) {
			case EmphasisSigns.EM_IN_STRONG ->
				around("strong", around("em", null, found.first(), sign, inner), found.second(), sign, inner);
			case EmphasisSigns.STRONG_IN_EM ->
				around("em", around("strong", null, found.first(), sign, inner), found.second(), sign, inner);
			case EmphasisSigns.EM_AT_THE_END -> around("strong", null, found.first(), sign, inner)
				.appendChild(around("em", null, found.second(), sign, inner));
			case EmphasisSigns.STRONG -> around("strong", null, found.first(), sign, inner);
			default -> around("em", null, found.first(), sign, inner);
		};
	}

	private Element around(String name, @Nullable Element first, String text, char sign, int outermost) {
		Element element = Elements.of(name);
		if (first != null) {
			element.appendChild(first);
		}
		String inside = take(text, sign, outermost);
		element.appendChildren(this.stash.restore((sign == '*') ? take(inside, '_', 0) : inside));
		return element;
	}

}

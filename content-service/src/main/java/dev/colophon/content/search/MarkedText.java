package dev.colophon.content.search;

import org.springframework.web.util.HtmlUtils;

/**
 * Text in which words are marked by two control characters, which plain text has none of.
 */
record MarkedText(String text) {

	static final char BEGIN = '\u0002';

	static final char END = '\u0003';

	String html() {
		return HtmlUtils.htmlEscape(this.text, "UTF-8")
			.replace(String.valueOf(BEGIN), "<mark>")
			.replace(String.valueOf(END), "</mark>");
	}

}

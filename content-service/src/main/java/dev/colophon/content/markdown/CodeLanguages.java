package dev.colophon.content.markdown;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * The language of indented code, where its first line names it: {@code :::python} or
 * {@code #!python}. Such a line is none of the code, unless it has a path as scripts
 * have.
 */
final class CodeLanguages {

	private static final Pattern LANGUAGE = Pattern.compile("(?:^::+|^#!)((?:/\\w+)*[/ ])?([\\w#.+-]*)");

	private CodeLanguages() {
	}

	static void find(Element body) {
		for (Element block : body.select("pre[" + CodeBlocks.INDENTED + "]")) {
			block.removeAttr(CodeBlocks.INDENTED);
			find(block.child(0), block.child(0).wholeText());
		}
	}

	private static void find(Element code, String text) {
		Matcher language = LANGUAGE.matcher(text);
		if (!language.find()) {
			return;
		}
		if (language.group(1) == null) {
			int end = text.indexOf('\n');
			code.empty().appendText((end < 0) ? "" : text.substring(end + 1).replaceFirst("^\n+", ""));
		}
		if (!language.group(2).isEmpty()) {
			code.attr("class", "language-" + language.group(2).toLowerCase(Locale.ROOT));
		}
	}

}

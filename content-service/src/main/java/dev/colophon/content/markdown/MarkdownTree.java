package dev.colophon.content.markdown;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * The elements that a text in Markdown stands for, as Python-Markdown makes them with its
 * extensions {@code extra} and {@code codehilite}, but with an id on each heading. What
 * is in them is as the author wrote it, and not yet safe.
 *
 * @see <a href="https://python-markdown.github.io/extensions/">the extensions</a>
 */
final class MarkdownTree {

	private MarkdownTree() {
	}

	static Element of(Source source) {
		Document document = Document.createShell("");
		document.outputSettings().prettyPrint(false);
		Element body = document.body();
		var limits = new OutputLimits(source.text().length());
		var stash = new Stash(limits);
		Definitions definitions = Definitions.none();
		var blocks = new Blocks(stash, definitions, limits, source.text().length());
		var footnotes = new Footnotes(definitions, limits);
		String withoutCode = new FencedCode(stash).take(source.text());
		String text = new RawMarkup(stash, new MarkdownInMarkup(stash, blocks)).take(withoutCode);
		blocks.parse(body, text, Place.OPEN);
		footnotes.append(body, blocks);
		new Inlines(stash, definitions, footnotes, limits).markUp(body);
		Abbreviations.explain(body, definitions.abbreviations(), limits);
		if (source.text().indexOf('{') >= 0) {
			AttributeLists.apply(body);
		}
		footnotes.leadBack();
		CodeLanguages.find(body);
		HeadingIds.give(body, limits);
		LineBreaks.add(body);
		return body;
	}

}

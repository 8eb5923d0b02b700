package dev.colophon.content.markdown;

import java.nio.charset.StandardCharsets;

/**
 * What a text may become: no more than a bounded multiple of its own size. A table whose
 * rows lack cells, or an address that is used again and again, would make millions of
 * elements or characters of a few thousand.
 */
final class OutputLimits {

	static final int MOST_ELEMENTS = 225_000;

	/**
	 * In bytes. The gateway accepts a little more, for the document around it.
	 */
	private static final int MOST_HTML = 5_000_000;

	private static final int FREE_CELLS = 2_000;

	private static final int FREE_CHARACTERS = 20_000;

	private final long mostCells;

	private final long mostCharacters;

	private int elements;

	private long cells;

	private long characters;

	OutputLimits(int length) {
		this.mostCells = FREE_CELLS + 2L * length;
		this.mostCharacters = FREE_CHARACTERS + 4L * length;
	}

	/**
	 * Returns the HTML if it is small enough for browsers and gateways.
	 * @throws MarkdownRefused if it is not
	 */
	static String checkHtml(String html) {
		if (html.length() > MOST_HTML / 4 && html.getBytes(StandardCharsets.UTF_8).length > MOST_HTML) {
			throw new MarkdownRefused("The HTML of a text has at most " + MOST_HTML + " bytes");
		}
		return html;
	}

	/**
	 * Counts elements that will be made.
	 * @throws MarkdownRefused if they are too many
	 */
	void addElements(int count) {
		this.elements += count;
		if (this.elements > MOST_ELEMENTS) {
			throw new MarkdownRefused("Markdown has at most " + MOST_ELEMENTS
					+ " elements, such as paragraphs, items of lists, cells and links");
		}
	}

	/**
	 * Counts the cells that a row of a table lacks and gets.
	 * @throws MarkdownRefused if they are too many
	 */
	void addMissingCells(int count) {
		this.cells += count;
		if (this.cells > this.mostCells) {
			throw new MarkdownRefused("The rows of its tables lack more than " + this.mostCells
					+ " cells, which is too many for a text of this length");
		}
	}

	/**
	 * Counts what was written once and is put into the page here: the address and title
	 * of a reference, or what an abbreviation is short for.
	 * @throws MarkdownRefused if it is too much
	 */
	void addRepeated(int characters) {
		this.characters += characters;
		if (this.characters > this.mostCharacters) {
			throw new MarkdownRefused("Its references and abbreviations repeat more than " + this.mostCharacters
					+ " characters, which is too much for a text of this length");
		}
	}

}

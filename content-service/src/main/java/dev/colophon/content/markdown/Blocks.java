package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.List;

import org.jsoup.nodes.Element;

/**
 * Makes elements of lines, by the rules of Python-Markdown. The first rule that takes a
 * block decides, so their order matters.
 */
final class Blocks {

	/**
	 * How many blocks may lie in one another.
	 */
	static final int DEEPEST = 100;

	private final List<BlockRule> rules;

	/**
	 * What is nested is read once at each level: how many characters that may be in all.
	 */
	private long budget;

	private final OutputLimits limits;

	private int depth;

	Blocks(Stash stash, Definitions definitions, OutputLimits limits, int length) {
		this.limits = limits;
		this.budget = 1_000_000 + 8L * length;
		this.rules = List.of(new MarkupBlocks(stash), IndentedItems.ofLists(this), IndentedItems.ofDefinitions(this),
				new CodeBlocks(), new Tables(limits), new Headings(this), new UnderlinedHeadings(), new Breaks(this),
				new Lists(this), new DefinitionLists(this, limits), new Quotes(this),
				new FootnoteDefinitions(definitions), new AbbreviationDefinitions(definitions),
				new ReferenceDefinitions(definitions), new Paragraphs(this));
	}

	void parse(Element parent, String text, Place place) {
		charge(text.length());
		parse(parent, Block.allIn(text), place);
	}

	void parse(Element parent, Deque<Block> blocks, Place place) {
		// A list takes two steps, one to the item and one to the list in it.
		if (++this.depth > 2 * DEEPEST) {
			throw MarkdownRefused.tooDeep();
		}
		while (!blocks.isEmpty()) {
			take(parent, blocks, place);
		}
		this.depth--;
	}

	/**
	 * Counts characters that are read once more.
	 * @throws MarkdownRefused if they are too many
	 */
	void charge(int characters) {
		this.budget -= characters;
		if (this.budget < 0) {
			throw MarkdownRefused.tooDeep();
		}
	}

	private void take(Element parent, Deque<Block> blocks, Place place) {
		this.limits.addElements(1);
		for (BlockRule rule : this.rules) {
			if (rule.apply(parent, blocks, place)) {
				return;
			}
		}
	}

}

package dev.colophon.content.markdown;

import java.util.Deque;

import org.jsoup.nodes.Element;

/**
 * Makes elements of blocks of one kind.
 */
interface BlockRule {

	/**
	 * Takes the first of the blocks and perhaps more, and may put back what it leaves to
	 * other rules. Where the first one is of another kind, nothing happens.
	 * @return whether it took it
	 */
	boolean apply(Element parent, Deque<Block> blocks, Place place);

}

package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.Optional;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * HTML and fenced code that stand by themselves: they were finished before.
 */
final class MarkupBlocks implements BlockRule {

	private final Stash stash;

	MarkupBlocks(Stash stash) {
		this.stash = stash;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		if (blocks.getFirst().size() > 1) {
			return false;
		}
		Optional<Node> kept = this.stash.keptAlone(blocks.getFirst().line(0));
		if (kept.isEmpty() || blocks.getFirst().line(0).startsWith(Indentation.LEVEL)) {
			return false;
		}
		blocks.removeFirst();
		parent.appendChild(kept.get());
		return true;
	}

}

package dev.colophon.content.markdown;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes definitions out of the blocks that they stand in.
 */
final class Cuttings {

	private Cuttings() {
	}

	/**
	 * Cuts all that matches out of the first block and puts back what is left of it.
	 * @param sign what all that matches has in it
	 * @return whether anything did match
	 */
	static boolean cut(Pattern definition, String sign, Deque<Block> blocks, Consumer<MatchResult> use) {
		String text = blocks.getFirst().text();
		if (!text.contains(sign)) {
			return false;
		}
		Matcher matcher = definition.matcher(text);
		List<String> left = new ArrayList<>();
		int end = 0;
		boolean found = false;
		while (matcher.find()) {
			found = true;
			use.accept(matcher.toMatchResult());
			left.add(text.substring(end, matcher.start()));
			end = matcher.end();
		}
		if (found) {
			blocks.removeFirst();
			left.add(text.substring(end));
			left.reversed().forEach((part) -> Block.allIn(part).reversed().forEach(blocks::addFirst));
		}
		return found;
	}

}

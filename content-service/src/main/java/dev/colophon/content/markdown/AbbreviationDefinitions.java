package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * What abbreviations are short for.
 */
final class AbbreviationDefinitions implements BlockRule {

	private static final Pattern ABBREVIATION = Pattern.compile("^[*]\\[([^\\]]*)\\] ?: *+\\n?+ *+(.*)$",
			Pattern.MULTILINE);

	private final Definitions definitions;

	AbbreviationDefinitions(Definitions definitions) {
		this.definitions = definitions;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		return Cuttings.cut(ABBREVIATION, "*[", blocks, this::define);
	}

	private void define(MatchResult abbreviation) {
		this.definitions.abbreviations().put(abbreviation.group(1).strip(), abbreviation.group(2).strip());
	}

}

package dev.colophon.content.markdown;

import java.util.Deque;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.jsoup.nodes.Element;

/**
 * Where links lead that are written with a name.
 */
final class ReferenceDefinitions implements BlockRule {

	private static final Pattern REFERENCE = Pattern.compile("""
			^ {0,3}\\[([^\\[\\]]*)\\]: *+\\n?+ *+(\\S++) *+(?:\\n *+)?(?:(["'])(.*)\\3 *|\\((.*)\\) *)?$""",
			Pattern.MULTILINE);

	private final Definitions definitions;

	ReferenceDefinitions(Definitions definitions) {
		this.definitions = definitions;
	}

	@Override
	public boolean apply(Element parent, Deque<Block> blocks, Place place) {
		return Cuttings.cut(REFERENCE, "]:", blocks, this::define);
	}

	private void define(MatchResult reference) {
		String destination = reference.group(2).replaceAll("^<+|>+$", "");
		String title = (reference.group(4) != null) ? reference.group(4) : reference.group(5);
		this.definitions.references()
			.put(reference.group(1).strip().toLowerCase(Locale.ROOT),
					new Definitions.Reference(destination, (title != null) ? title : ""));
	}

}

package dev.colophon.content.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jsoup.nodes.Element;

/**
 * The notes at the foot of a document, and the ways there and back.
 */
final class Footnotes {

	private static final String BACK = "\u21A9";

	private static final String NO_BREAK_SPACE = "\u00A0";

	private final Definitions definitions;

	private final Map<String, Integer> references = new HashMap<>();

	Footnotes(Definitions definitions) {
		this.definitions = definitions;
	}

	/**
	 * A reference to a note, if there is such a note.
	 */
	Optional<Element> reference(String name) {
		int number = this.definitions.footnoteNames().indexOf(name) + 1;
		if (number == 0) {
			return Optional.empty();
		}
		int count = this.references.merge(name, 1, Integer::sum);
		Element mark = new Element("sup").attr("id", referenceId(name, count));
		mark.appendElement("a").attr("href", "#fn:" + name).appendText(String.valueOf(number));
		return Optional.of(mark);
	}

	void append(Element body, Blocks blocks) {
		if (this.definitions.footnotes().isEmpty()) {
			return;
		}
		Element area = body.appendElement("div");
		area.appendElement("hr");
		Element list = area.appendElement("ol");
		for (String name : this.definitions.footnoteNames()) {
			Element note = list.appendElement("li").attr("id", "fn:" + name);
			Element content = new Element("div");
			blocks.parse(content, this.definitions.footnotes().getOrDefault(name, ""), Place.OPEN);
			note.appendChildren(List.copyOf(content.childNodes()));
		}
	}

	/**
	 * Leads back from each note to all places that refer to it.
	 */
	void leadBack(Element body) {
		for (String name : this.definitions.footnoteNames()) {
			Element note = body.getElementById("fn:" + name);
			if (note != null) {
				leadBack(note, name);
			}
		}
	}

	private void leadBack(Element note, String name) {
		Element last = note.lastElementChild();
		Element paragraph = note;
		if (last != null) {
			paragraph = last.normalName().equals("p") ? last.appendText(NO_BREAK_SPACE) : note.appendElement("p");
		}
		int count = Math.max(1, this.references.getOrDefault(name, 0));
		for (int reference = 1; reference <= count; reference++) {
			paragraph.appendElement("a").attr("href", "#" + referenceId(name, reference)).appendText(BACK);
		}
	}

	private static String referenceId(String name, int count) {
		return ((count > 1) ? "fnref" + count : "fnref") + ":" + name;
	}

}

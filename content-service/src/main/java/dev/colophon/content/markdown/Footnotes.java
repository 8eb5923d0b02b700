package dev.colophon.content.markdown;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

import org.jsoup.nodes.Element;

/**
 * The notes at the foot of a document, and the ways there and back.
 */
final class Footnotes {

	private static final String BACK = "\u21A9";

	private static final String NO_BREAK_SPACE = "\u00A0";

	/**
	 * With the way back, and its attributes, which take more than the elements.
	 */
	private static final int ELEMENTS_OF_REFERENCE = 5;

	private final Definitions definitions;

	private final Map<String, Note> notes = new LinkedHashMap<>();

	private final Map<String, Integer> references = new HashMap<>();

	private final OutputLimits limits;

	Footnotes(Definitions definitions, OutputLimits limits) {
		this.definitions = definitions;
		this.limits = limits;
	}

	private record Note(int number, Element element) {
	}

	/**
	 * A reference to a note, if there is such a note.
	 */
	Optional<Element> reference(String name) {
		Note note = this.notes.get(name);
		if (note == null) {
			return Optional.empty();
		}
		this.limits.addElements(ELEMENTS_OF_REFERENCE);
		int count = this.references.merge(name, 1, Integer::sum);
		Element mark = Elements.of("sup").attr("id", referenceId(name, count));
		mark.appendElement("a").attr("href", "#fn:" + name).appendText(String.valueOf(note.number()));
		return Optional.of(mark);
	}

	void append(Element body, Blocks blocks) {
		if (this.definitions.footnotes().isEmpty()) {
			return;
		}
		Element area = body.appendElement("div");
		area.appendElement("hr");
		Element list = area.appendElement("ol");
		// A note may define others, which are found when it is read.
		SequencedMap<String, String> texts = this.definitions.footnotes();
		for (var next = texts.pollFirstEntry(); next != null; next = texts.pollFirstEntry()) {
			String name = next.getKey();
			if (!this.notes.containsKey(name)) {
				Element note = list.appendElement("li").attr("id", "fn:" + name);
				this.notes.put(name, new Note(this.notes.size() + 1, note));
				Element content = new Element("div");
				blocks.parse(content, next.getValue(), Place.OPEN);
				note.appendChildren(List.copyOf(content.childNodes()));
			}
		}
	}

	/**
	 * Leads back from each note to all places that refer to it.
	 */
	void leadBack() {
		this.notes.forEach((name, note) -> leadBack(note.element(), name, note.number()));
	}

	private void leadBack(Element note, String name, int number) {
		Element last = note.lastElementChild();
		Element paragraph = note;
		if (last != null) {
			paragraph = last.normalName().equals("p") ? last.appendText(NO_BREAK_SPACE) : note.appendElement("p");
		}
		int count = Math.max(1, this.references.getOrDefault(name, 0));
		for (int reference = 1; reference <= count; reference++) {
			paragraph.appendElement("a")
				.attr("href", "#" + referenceId(name, reference))
				.attr("title", "Jump back to footnote " + number + " in the text")
				.appendText(BACK);
		}
	}

	private static String referenceId(String name, int count) {
		return ((count > 1) ? "fnref" + count : "fnref") + ":" + name;
	}

}

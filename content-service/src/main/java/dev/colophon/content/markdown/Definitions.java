package dev.colophon.content.markdown;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a document defines in one place and uses in others.
 *
 * @param footnotes the text of each, in the order of their definition
 * @param abbreviations what each is short for
 */
record Definitions(Map<String, Reference> references, SequencedMap<String, String> footnotes,
		Map<String, String> abbreviations) {

	record Reference(String destination, String title) {
	}

	static Definitions none() {
		return new Definitions(new HashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
	}

}

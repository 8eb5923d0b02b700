package dev.colophon.toc.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Changes of the specification as they happen, one after the other: the comparison has to
 * catch those that break somebody, and none of the others. What it says is printed as a
 * table.
 */
class MutationTests {

	private static final YAMLMapper YAML = YAMLMapper.shared();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			gone | drop | /paths/~1toc~1{slug}/get |
			gone | drop | /paths/~1toc/get/responses/200/content/text~1html |
			gone | drop | /components/schemas/Place/properties/next |
			renamed | rename | /components/schemas/Entry/properties/title | name
			narrowed type | set | /components/schemas/Title/type | integer
			narrowed type | set | /components/schemas/Entry/properties/current/const | false
			new required input | add | /components/schemas/EntryToWrite/required | address
			new required input | set | /components/parameters/View/required | true
			changed status | rename | /paths/~1toc/get/responses/200 | `'203'`
			changed status | rename | /paths/~1toc~1entries~1{slug}/delete/responses/404 | `'410'`
			tightened limit | set | /components/schemas/Title/maxLength | 50
			tightened limit | set | /components/schemas/TocToWrite/properties/chapters/maxItems | 10
			changed default | set | /components/parameters/View/schema/default | full
			changed order | set | /components/schemas/Toc/properties/chapters/x-order | title
			""")
	void areCaught(String kind, String change, String place, String value) throws IOException {
		List<Compatibility.Break> breaks = breaks(change, place, value);
		System.out.printf("| breaks   | %-17s | %s %s | %s |%n", kind, change, place,
				breaks.isEmpty() ? "NOT CAUGHT" : breaks.getFirst());
		assertThat(breaks).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			more to ask for | set | /paths/~1new | `{get: {responses: {'200': {description: New}}}}`
			more to ask for | add | /paths/~1toc/get/parameters | `{name: depth, in: query, schema: {type: integer}}`
			more to send | set | /components/schemas/EntryToWrite/properties/note | `{type: string}`
			more to send | add | /components/parameters/View/schema/enum | wide
			more in an answer | set | /components/schemas/Entry/properties/note | `{type: string}`
			more in an answer | add | /components/schemas/Entry/required | current
			more in an answer | set | /paths/~1toc/get/responses/200/content/text~1plain | `{schema: {type: string}}`
			more in an answer | set | /paths/~1toc/get/responses/429 | `{description: Later}`
			other words | set | /info/description | Other words
			""")
	void areLetThrough(String kind, String change, String place, String value) throws IOException {
		List<Compatibility.Break> breaks = breaks(change, place, value);
		System.out.printf("| harmless | %-17s | %s %s | %s |%n", kind, change, place,
				breaks.isEmpty() ? "passes" : "CAUGHT: " + breaks.getFirst());
		assertThat(breaks).isEmpty();
	}

	private static List<Compatibility.Break> breaks(String change, String place, String value) throws IOException {
		String document = Files.readString(Path.of("api/openapi.yaml"));
		JsonNode changed = YAML.readTree(document);
		JsonPointer pointer = JsonPointer.compile(place);
		JsonNode parent = changed.at(pointer.head());
		String name = pointer.last().getMatchingProperty();
		switch (change) {
			case "add" -> ((ArrayNode) changed.at(pointer)).add(YAML.readTree(value));
			case "set" -> ((ObjectNode) parent).set(name, YAML.readTree(value));
			case "drop" -> assertThat(((ObjectNode) parent).remove(name)).isNotNull();
			case "rename" -> ((ObjectNode) parent).set(value, ((ObjectNode) parent).remove(name));
			default -> throw new IllegalArgumentException(change);
		}
		assertThat(changed).isNotEqualTo(YAML.readTree(document));
		return Compatibility.breaks(ApiDocument.of(document), ApiDocument.of(YAML.writeValueAsString(changed)));
	}

}

package dev.colophon.content.api;

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
			gone | drop | /paths/~1changes |
			gone | drop | /paths/~1pages~1{slug}/get/responses/200/content/text~1markdown |
			renamed | rename | /components/schemas/PageList/properties/total | count
			renamed | rename | /components/schemas/PageToWrite/properties/markdown | text
			narrowed type | set | /components/schemas/Page/properties/hidden/type | string
			narrowed type | set | /components/schemas/Page/properties/category | `{type: integer}`
			new required input | add | /components/schemas/PageToWrite/required | tags
			new required input | set | /components/parameters/Size/required | true
			changed status | rename | /paths/~1pages~1{slug}/get/responses/410 | `'404'`
			changed status | rename | /paths/~1pages~1{slug}/get/responses/301 | `'308'`
			tightened limit | set | /components/parameters/Size/schema/maximum | 100
			tightened limit | set | /components/schemas/Slug/pattern | `^[a-z]+$`
			changed default | set | /components/parameters/Size/schema/default | 20
			changed order | set | /components/schemas/PageList/properties/items/x-order | title
			""")
	void areCaught(String kind, String change, String place, String value) throws IOException {
		List<Compatibility.Break> breaks = breaks(change, place, value);
		System.out.printf("| breaks   | %-17s | %s %s | %s |%n", kind, change, place,
				breaks.isEmpty() ? "NOT CAUGHT" : breaks.getFirst());
		assertThat(breaks).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					more to ask for | set | /paths/~1new | `{get: {responses: {'200': {description: New}}}}`
					more to ask for | add | /paths/~1pages/get/parameters | `{name: tag, in: query, schema: {type: string}}`
					more to send | set | /components/schemas/PageToWrite/properties/note | `{type: string}`
					more to send | set | /components/parameters/Size/schema/maximum | 500
					more in an answer | set | /components/schemas/Card/properties/note | `{type: string}`
					more in an answer | set | /components/schemas/Page/properties/category | `{$ref: '#/components/schemas/Line'}`
					more in an answer | set | /paths/~1changes/get/responses/200/content/text~1plain | `{schema: {type: string}}`
					more in an answer | set | /paths/~1pages/get/responses/429 | `{description: Later}`
					other words | set | /paths/~1pages/get/summary | Other words
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

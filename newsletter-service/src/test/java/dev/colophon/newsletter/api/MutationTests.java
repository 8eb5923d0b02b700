package dev.colophon.newsletter.api;

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
			gone | drop | /paths/~1sending/put |
			gone | drop | /paths/~1subscriptions/post/requestBody/content/application~1json |
			renamed | rename | /components/schemas/Receipt/properties/status | state
			renamed | rename | /components/schemas/Text/properties/subject | title
			narrowed type | set | /components/schemas/Counts/properties/left/type | string
			narrowed type | set | /components/schemas/Issue/properties/id | `{type: [integer, string]}`
			new required input | set | /components/schemas/SignUp/required | `[stamp]`
			new required input | set | /components/parameters/Size/required | true
			changed status | rename | /paths/~1subscriptions/post/responses/303 | `'200'`
			changed status | rename | /paths/~1subscriptions/post/responses/429 | `'503'`
			tightened limit | set | /components/schemas/Subject/maxLength | 78
			tightened limit | add | /components/schemas/Text/properties/markdown/allOf | `{pattern: '^#'}`
			changed default | set | /components/parameters/Size/schema/default | 20
			changed order | set | /components/schemas/IssueList/properties/items/x-order | oldest-first
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
			more to ask for | add | /paths/~1issues/get/parameters | `{name: year, in: query, schema: {type: integer}}`
			more to send | set | /components/schemas/SignUp/properties/name | `{type: string}`
			more to send | set | /components/schemas/Text/properties/markdown/maxLength | 500000
			more in an answer | set | /components/schemas/Counts/properties/erased | `{type: integer}`
			more in an answer | add | /components/schemas/Status/enum | paused
			more in an answer | add | /components/schemas/StoredData/required | confirmedAt
			more in an answer | set | /paths/~1issues/get/responses/429 | `{description: Later}`
			other words | set | /info/summary | Other words
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

package dev.colophon.newsletter.api;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What would otherwise let everything through.
 */
class ApiDocumentTests {

	private final ApiDocument api = ApiDocument.of("""
			openapi: 3.1.1
			paths:
			  /things/{name}:
			    parameters:
			      - { name: name, in: path, required: true, schema: { type: string } }
			    get:
			      responses:
			        '200': { content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
			  /things/all:
			    get:
			      responses:
			        '404': { description: Nothing }
			components:
			  schemas:
			    Thing:
			      type: object
			      required: [name]
			      properties:
			        name: { type: [string, 'null'], pattern: '^[a-z]+$' }
			        made: { type: string, format: date }
			""");

	@Test
	void knowsWhichOperationARequestIsFor() {
		assertThat(ApiDocument.name(this.api.operation("GET", "/things/x"))).isEqualTo("GET /things/{name}");
		assertThat(ApiDocument.name(this.api.operation("GET", "/things/all"))).isEqualTo("GET /things/all");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.api.operation("PUT", "/things/x"));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.api.operation("GET", "/things/x/y"));
	}

	@Test
	void knowsAllAnswers() {
		assertThat(this.api.answers()).containsExactly("GET /things/all 404",
				"GET /things/{name} 200 application/json");
	}

	@Test
	void missesExamples() {
		assertThat(this.api.withoutExample()).containsExactly("/paths/~1things~1{name}/parameters/0",
				"/paths/~1things~1{name}/get/responses/200/content/application~1json");
	}

	@Test
	void findsWhatIsWrongWithAnExample() {
		ApiDocument wrong = ApiDocument.of("""
				openapi: 3.1.1
				paths:
				  /things:
				    get:
				      parameters:
				        - { name: most, in: query, schema: { type: integer }, example: many }
				      responses:
				        '200':
				          headers:
				            ETag: { schema: { const: '"1"' } }
				          content:
				            application/json:
				              schema: { type: array, items: { type: string } }
				              examples:
				                right: { value: [a] }
				                wrong: { value: [1] }
				""");
		assertThat(wrong.withoutExample()).isEmpty();
		assertThat(wrong.faultsOfExamples()).satisfiesExactly(
				(fault) -> assertThat(fault).startsWith("/paths/~1things/get/parameters/0/example: "),
				(fault) -> assertThat(fault).contains("/examples/wrong/value: "));
	}

	@Test
	void findsWhatIsWrongWithAValue() {
		Node thing = this.api.operation("GET", "/things/x")
			.child("responses")
			.child("200")
			.child("content")
			.child("application/json")
			.child("schema");
		assertThat(this.api.faults(thing, "{\"name\": null, \"made\": \"2026-01-31\"}")).isEmpty();
		assertThat(this.api.faults(thing, "{\"name\": \"a\"}")).isEmpty();
		for (String wrong : new String[] { "{}", "[]", "{\"name\": \"A\"}", "{\"name\": 1}",
				"{\"name\": \"a\", \"made\": \"2026-02-31\"}", "{\"name\": \"a\", \"more\": 1}" }) {
			assertThat(this.api.faults(thing, wrong)).as(wrong).hasSize(1);
		}
	}

}

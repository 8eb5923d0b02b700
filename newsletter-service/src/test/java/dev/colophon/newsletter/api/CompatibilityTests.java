package dev.colophon.newsletter.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The specification, compared with each released one that is still supported; and that
 * the comparison lets through what breaks nobody, and nothing else.
 */
class CompatibilityTests {

	private static final Path API = Path.of("api");

	private static final String SMALL = """
			openapi: 3.1.1
			paths:
			  /books:
			    parameters:
			      - { name: view, in: query, schema: { type: string, enum: [short, long], default: short } }
			    get:
			      parameters:
			        - { name: most, in: query, schema: { type: integer, minimum: 1, maximum: 50 } }
			      responses:
			        '200':
			          headers:
			            ETag: { schema: { type: string } }
			          content:
			            application/json: { schema: { $ref: '#/components/schemas/Books' } }
			            text/html: { schema: { type: string } }
			        '404': {}
			    post:
			      security: [{ editor: [] }]
			      requestBody:
			        content:
			          application/json: { schema: { $ref: '#/components/schemas/NewBook' } }
			      responses:
			        '201':
			          content:
			            application/json: { schema: { $ref: '#/components/schemas/Book' } }
			  /books/{id}:
			    delete:
			      security: [{ editor: [] }]
			      responses:
			        '204': {}
			        '412':
			          content:
			            application/problem+json:
			              schema:
			                $ref: '#/components/schemas/Problem'
			                properties: { type: { const: /problems/changed } }
			components:
			  schemas:
			    Books:
			      type: array
			      maxItems: 50
			      x-order: title
			      items: { $ref: '#/components/schemas/Book' }
			    Book:
			      type: object
			      required: [id, title]
			      properties:
			        id: { type: integer }
			        title: { type: string, maxLength: 99 }
			        kind: { type: string, enum: [novel, manual] }
			        sequel: { $ref: '#/components/schemas/Book' }
			        price: { type: [number, 'null'] }
			    NewBook:
			      type: object
			      additionalProperties: false
			      required: [name]
			      properties:
			        name: { type: string, minLength: 1, maxLength: 99, pattern: '^[a-z]+$' }
			        pages: { type: integer, default: 100 }
			        tags: { type: array, maxItems: 9, items: { type: string } }
			      anyOf:
			        - { required: [pages] }
			        - { required: [tags] }
			    Problem:
			      type: object
			      required: [type]
			      properties:
			        type: { type: string, format: uri-reference }
			""";

	@Test
	void keepsWhatWasReleased() throws IOException {
		ApiDocument now = ApiDocument.of(Files.readString(API.resolve("openapi.yaml")));
		for (Path file : released()) {
			ApiDocument released = ApiDocument.of(Files.readString(file));
			List<Reliance> reliances = Reliance.all(released);
			assertThat(Compatibility.breaks(released, now)
				.stream()
				.map((found) -> found + "; relied on by " + consumers(found.operation(), reliances)))
				.as("what breaks those who rely on %s", file.getFileName())
				.isEmpty();
		}
	}

	/**
	 * A consumer cannot rely on what nobody has promised.
	 */
	@Test
	void promisesAllThatConsumersRelyOn() throws IOException {
		assertThat(Reliance.all(ApiDocument.of(Files.readString(API.resolve("openapi.yaml"))))).isNotEmpty();
	}

	private static String consumers(String operation, List<Reliance> reliances) {
		List<Reliance> relied = reliances.stream().filter((one) -> one.operation().equals(operation)).toList();
		return relied.isEmpty() ? "nobody that has a pact"
				: relied.stream().map(Reliance::toString).collect(Collectors.joining(", "));
	}

	private static List<Path> released() throws IOException {
		Path folder = API.resolve("released");
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(".yaml")).sorted().toList();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", quoteCharacter = '`',
			textBlock = """
					# gone or renamed
					/books/{id}: -> /book/{id}: -> DELETE /books/{id}: is gone
					delete: -> put: -> DELETE /books/{id}: is gone
					title: { type -> name: { type -> GET /books 200 application/json/*/title: is gone
					tags: { type -> words: { type -> POST /books body application/json/tags: is gone
					ETag: { -> Etag: { -> GET /books 200 ETag: is not sent any more
					{ name: most -> { name: limit -> GET /books query most: is not known any more
					text/html: -> text/plain: -> GET /books 200 text/html: is not there any more
					# another status
					'201': -> '200': -> POST /books 201: is not answered any more
					'404': -> '410': -> GET /books 404: is not answered any more
					# narrowed or other types
					id: { type: integer } -> id: { type: string } -> GET /books 200 application/json/*/id: is [string], and was [integer]
					id: { type: integer } -> id: { type: number } -> GET /books 200 application/json/*/id: is [integer, number], and was [integer]
					id: { type: integer } -> id: {} -> GET /books 200 application/json/*/id: is [
					enum: [short, long] -> enum: [short] -> GET /books query view: takes only ["short"]
					items: { type: string } -> items: { type: integer } -> POST /books body application/json/tags/*: is [integer], and was [string]
					type: [number, 'null'] -> type: [number, string, 'null'] -> GET /books 200 application/json/*/price: is [
					const: /problems/changed -> const: /problems/other -> DELETE /books/{id} 412 application/problem+json/type: has another const
					format: uri-reference } -> format: uri } -> DELETE /books/{id} 412 application/problem+json/type: has another format
					# new required input
					required: [name] -> required: [name, pages] -> POST /books body application/json/pages: is required now
					name: most, in: query, -> name: most, in: query, required: true, -> GET /books query most: is required now
					requestBody: -> requestBody:\\n        required: true -> POST /books body: is required now
					get: -> get:\\n      security: [{ editor: [] }] -> GET /books: needs other credentials
					required: [id, title] -> required: [id] -> GET /books 200 application/json/*/title: may be missing
					# tightened limits
					minLength: 1, maxLength: 99 -> minLength: 2, maxLength: 99 -> POST /books body application/json/name: has another minLength
					minLength: 1, maxLength: 99 -> minLength: 1, maxLength: 98 -> POST /books body application/json/name: has another maxLength
					pages: { type: integer -> pages: { type: integer, maximum: 9 -> POST /books body application/json/pages: has another maximum
					maximum: 50 -> maximum: 49 -> GET /books query most: has another maximum
					'^[a-z]+$' -> '^[a-z]*$' -> POST /books body application/json/name: has another pattern
					title: { type: string, maxLength: 99 } -> title: { type: string } -> GET /books 200 application/json/*/title: has another maxLength
					title: { type: string, maxLength: 99 } -> title: { type: string, maxLength: 100, x-agreed-break: maxItems } -> GET /books 200 application/json/*/title: has another maxLength
					minLength: 1, maxLength: 99 -> minLength: 1, maxLength: 98, x-agreed-break: maxLength -> POST /books body application/json/name: has another maxLength
					- { required: [tags] } -> - { required: [tags, pages] } -> POST /books body application/json: has another anyOf
					additionalProperties: false -> maxProperties: 2 -> POST /books body application/json: has another maxProperties
					# another default or order
					default: short -> default: long -> GET /books query view: has another default
					default: 100 -> default: 200 -> POST /books body application/json/pages: has another default
					x-order: title -> x-order: id -> GET /books 200 application/json: has another x-order
					""")
	void seesWhatBreaksSomebody(String was, String is, String change) {
		assertThat(breaks(was, is)).anySatisfy((found) -> assertThat(found).asString().startsWith(change));
	}

	@ParameterizedTest
	@CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
			# more to ask for
			'404': {} -> '404': {}\\n    put:\\n      responses: {}
			{ name: most -> { name: first, in: query, schema: {} }\\n        - { name: most
			components: -> `  /authors: { get: { responses: {} } }\\ncomponents:`
			# more to send
			pages: { type: integer -> isbn: { type: string }\\n        pages: { type: integer
			pages: { type: integer -> pages: { type: [integer, string]
			enum: [short, long] -> enum: [short, long, full]
			required: [name] -> required: []
			additionalProperties: false -> description: open
			minLength: 1, maxLength: 99 -> minLength: 0, maxLength: 99
			minLength: 1, maxLength: 99 -> maxLength: 990
			maximum: 50 -> maximum: 500
			, pattern: '^[a-z]+$' -> ``
			- { required: [tags] } -> - { required: [tags] }\\n        - { required: [name] }
			post:\\n      security: [{ editor: [] }] -> post:\\n      security: []
			# more in an answer, or more precisely
			id: { type: integer } -> id: { type: integer }\\n        isbn: { type: string }
			required: [id, title] -> required: [id, title, kind]
			id: { type: integer } -> id: { type: integer, minimum: 1 }
			type: [number, 'null'] -> type: number
			title: { type: string, maxLength: 99 } -> title: { type: string, maxLength: 98, pattern: '^\\S' }
			maxItems: 50 -> maxItems: 40
			enum: [novel, manual] -> enum: [novel, manual, poem]
			ETag: { -> Age: { schema: { type: integer } }\\n            ETag: {
			text/html: -> application/xml: {}\\n            text/html:
			'404': {} -> '404': {}\\n        '410': {}
			const: /problems/changed -> const: /problems/changed, pattern: '^/'
			# in an answer, where that was agreed
			title: { type: string, maxLength: 99 } -> title: { type: string, maxLength: 100, x-agreed-break: maxLength }
			# other words for the same
			openapi: 3.1.1 -> openapi: 3.1.0
			'404': {} -> '404': { description: Nothing }
			array\\n      maxItems: 50 -> array\\n      description: All\\n      maxItems: 50
			""")
	void letsThroughWhatBreaksNobody(String was, String is) {
		assertThat(breaks(was, (is != null) ? is : "")).isEmpty();
	}

	private static List<Compatibility.Break> breaks(String was, String is) {
		String before = was.replace("\\n", "\n");
		assertThat(SMALL).contains(before);
		String changed = SMALL.replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(is.replace("\\n", "\n")));
		return Compatibility.breaks(ApiDocument.of(SMALL), ApiDocument.of(changed));
	}

}

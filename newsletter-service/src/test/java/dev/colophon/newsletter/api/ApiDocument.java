package dev.colophon.newsletter.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * An OpenAPI 3.1 document that requests and responses are held against. A member that an
 * object is not described with counts as wrong here, so that nothing is added and left
 * undescribed.
 */
final class ApiDocument {

	private static final String ID = "https://newsletter-service.example/openapi";

	private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

	private static final Dialect DIALECT = Dialect.builder(Dialects.getOpenApi31()).keyword(new OrderKeyword()).build();

	private final Node root;

	private final SchemaRegistry schemas;

	private ApiDocument(JsonNode document) {
		this.root = Node.root(document);
		String closed = JsonMapper.shared().writeValueAsString(closed(document));
		this.schemas = SchemaRegistry.withDialect(DIALECT, (registry) -> registry.schemas(Map.of(ID, closed)));
	}

	static ApiDocument of(String yaml) {
		return new ApiDocument(YAMLMapper.shared().readTree(yaml));
	}

	private static JsonNode closed(JsonNode document) {
		JsonNode copy = document.deepCopy();
		copy.path("components").path("schemas").forEach((schema) -> {
			if (schema.path("type").asString("").equals("object") && !schema.has("additionalProperties")) {
				((ObjectNode) schema).put("unevaluatedProperties", false);
			}
		});
		return copy;
	}

	Node root() {
		return this.root;
	}

	Stream<Node> operations() {
		return this.root.child("paths").names().flatMap(this::operations);
	}

	/**
	 * Each operation, as in {@code GET /pages}, with each status that it may answer with.
	 */
	Set<String> answers() {
		return operations()
			.flatMap(
					(operation) -> operation.child("responses").names().map((status) -> name(operation) + " " + status))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The operation that a request is for. Of two paths the one without a parameter wins.
	 */
	Node operation(String method, String path) {
		return find(method, path)
			.orElseThrow(() -> new AssertionError("No operation is described for " + method + " " + path));
	}

	/**
	 * The same, if there is one.
	 */
	Optional<Node> find(String method, String path) {
		return this.root.child("paths")
			.names()
			.filter((candidate) -> path.matches(candidate.replaceAll("\\{[^}]+}", "[^/]+")))
			.filter((candidate) -> this.root.child("paths").child(candidate).child(method.toLowerCase()).exists())
			.min((one, other) -> Boolean.compare(one.contains("{"), other.contains("{")))
			.map((template) -> this.root.child("paths").child(template).child(method.toLowerCase()));
	}

	static String name(Node operation) {
		String method = operation.pointer().last().getMatchingProperty();
		return method.toUpperCase() + " " + path(operation);
	}

	static String path(Node operation) {
		return operation.pointer().head().last().getMatchingProperty();
	}

	/**
	 * The parameters of an operation and those of its path.
	 */
	Stream<Node> parameters(Node operation) {
		return Stream.concat(operation.child("parameters").items(),
				this.root.child("paths").child(path(operation)).child("parameters").items());
	}

	/**
	 * How long a text may be.
	 * @param schema the name of its schema
	 */
	int longest(String schema) {
		return this.root.child("components").child("schemas").child(schema).child("maxLength").value().intValue();
	}

	/**
	 * What is wrong with a value, by the schema at that place.
	 * @param json the value as JSON
	 */
	Stream<String> faults(Node schema, String json) {
		return this.schemas.getSchema(SchemaLocation.of(ID + "#" + schema.pointer()))
			.validate(json, InputFormat.JSON,
					(context) -> context.executionConfig((config) -> config.formatAssertionsEnabled(true)))
			.stream()
			.map(Object::toString);
	}

	/**
	 * What is wrong with the examples of parameters and bodies.
	 */
	Stream<String> faultsOfExamples() {
		return operations().flatMap((operation) -> Stream.concat(
				parameters(operation).flatMap((parameter) -> faultsOfExample(parameter, parameter.child("example"))),
				bodies(operation).flatMap((body) -> children(body.child("examples"))
					.flatMap((example) -> faultsOfExample(body, example.child("value"))))));
	}

	private Stream<String> faultsOfExample(Node described, Node example) {
		return example.exists() ? faults(described.child("schema"), example.value().toString())
			.map((fault) -> example.pointer() + fault) : Stream.empty();
	}

	private static Stream<Node> bodies(Node operation) {
		return Stream.concat(Stream.of(operation.child("requestBody")), children(operation.child("responses")))
			.flatMap((message) -> children(message.child("content")));
	}

	private static Stream<Node> children(Node node) {
		return node.names().map(node::child);
	}

	private Stream<Node> operations(String path) {
		Node item = this.root.child("paths").child(path);
		return item.names().filter(METHODS::contains).map(item::child);
	}

}

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
	 * Each operation with each status and media type that it may answer with, as in
	 * {@code GET /toc 200 text/html}.
	 */
	Set<String> answers() {
		return operations().flatMap((operation) -> operation.child("responses").names().flatMap((status) -> {
			Node content = operation.child("responses").child(status).child("content");
			Stream<String> types = content.exists() ? content.names() : Stream.of("");
			return types.map((type) -> (name(operation) + " " + status + " " + type).strip());
		})).collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The types that a problem detail may have.
	 */
	Set<String> problemTypes() {
		return this.root.child("components")
			.child("schemas")
			.child("Problem")
			.child("properties")
			.child("type")
			.child("enum")
			.items()
			.map((type) -> type.value().stringValue())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The places of parameters, bodies and headers of which there is no example, although
	 * they may have more than one value.
	 */
	Stream<String> withoutExample() {
		return described().filter((node) -> !node.child("schema").child("const").exists())
			.filter((node) -> examples(node).findAny().isEmpty())
			.map((node) -> node.pointer().toString());
	}

	/**
	 * What is wrong with the examples, by their schemas.
	 */
	Stream<String> faultsOfExamples() {
		return described().flatMap((node) -> examples(node)
			.flatMap((example) -> faults(node.child("schema"), JsonMapper.shared().writeValueAsString(example.value()))
				.map((fault) -> example.pointer() + ": " + fault)));
	}

	/**
	 * All that has a schema and may have examples of its own.
	 */
	private Stream<Node> described() {
		return operations().flatMap((operation) -> {
			Stream<Node> headers = children(operation.child("responses")).flatMap((response) -> Stream
				.concat(children(response.child("headers")), children(response.child("content"))));
			return Stream.of(parameters(operation), children(operation.child("requestBody").child("content")), headers)
				.flatMap((nodes) -> nodes);
		}).distinct();
	}

	private static Stream<Node> examples(Node node) {
		Stream<Node> one = Stream.of(node.child("example")).filter(Node::exists);
		return Stream.concat(one, children(node.child("examples")).map((example) -> example.child("value")));
	}

	private static Stream<Node> children(Node node) {
		return node.names().map(node::child);
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

	private Stream<Node> operations(String path) {
		Node item = this.root.child("paths").child(path);
		return item.names().filter(METHODS::contains).map(item::child);
	}

}

package dev.colophon.content.api;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What is asked at the edge of what a document allows. Who reads the document relies on
 * all of it, and not only on what is in the middle.
 *
 * @param uri what to ask for
 * @param otherwise what has to be answered in the same way, since it says what is meant
 * where nothing is said; otherwise nothing
 */
record Boundaries(String uri, String otherwise) {

	private static final String VALUE = "{}";

	/**
	 * For each parameter in the path and the query of each {@code GET} its least, its
	 * greatest, each value that it may have, its longest, and its default.
	 */
	static Stream<Boundaries> of(ApiDocument api) {
		return parameters(api).flatMap((one) -> {
			String uri = uri(api, one);
			Node schema = one.parameter().child("schema");
			return Stream.concat(extremes(schema).map((value) -> new Boundaries(uri.replace(VALUE, value), "")),
					limit(schema, "default").map((usual) -> new Boundaries(uri.replaceFirst("[?&][^?&]*$", ""),
							uri.replace(VALUE, usual.asString()))));
		});
	}

	/**
	 * The addresses just beyond these limits, which have to be refused.
	 */
	static Stream<String> beyond(ApiDocument api) {
		return parameters(api).flatMap((one) -> {
			Node schema = one.parameter().child("schema");
			return Stream
				.of(limit(schema, "minimum").map((least) -> String.valueOf(least.asInt() - 1)),
						limit(schema, "maximum").map((greatest) -> String.valueOf(greatest.asInt() + 1)),
						limit(schema, "maxLength").map((longest) -> "a".repeat(longest.asInt() + 1)))
				.flatMap((values) -> values.map((value) -> uri(api, one).replace(VALUE, value)));
		});
	}

	private static Stream<String> extremes(Node schema) {
		return Stream
			.of(List.of("minimum", "maximum", "const")
				.stream()
				.flatMap((keyword) -> limit(schema, keyword).map(JsonNode::asString)),
					schema.child("enum").items().map((value) -> value.value().asString()),
					limit(schema, "maxLength").map((longest) -> "a".repeat(longest.asInt())))
			.flatMap((values) -> values);
	}

	private static Stream<JsonNode> limit(Node schema, String keyword) {
		return Stream.of(schema.child(keyword).value()).filter((value) -> !value.isMissingNode());
	}

	private static Stream<Tried> parameters(ApiDocument api) {
		return api.operations()
			.filter((operation) -> ApiDocument.name(operation).startsWith("GET "))
			.flatMap((operation) -> api.parameters(operation)
				.filter((parameter) -> parameter.text("in").matches("path|query"))
				.map((parameter) -> new Tried(operation, parameter)));
	}

	/**
	 * The address, with a place for the value: with the examples of all others that have
	 * no default.
	 */
	private static String uri(ApiDocument api, Tried tried) {
		String path = ApiDocument.path(tried.operation());
		for (Node parameter : in("path", api, tried)) {
			path = path.replace("{" + parameter.text("name") + "}",
					tried.is(parameter) ? VALUE : parameter.child("example").value().asString());
		}
		String query = in("query", api, tried).stream()
			.filter((one) -> !tried.is(one) && limit(one.child("schema"), "default").findAny().isEmpty()
					&& !one.text("name").equals("format") && one.child("example").exists())
			.map((one) -> one.text("name") + "=" + one.child("example").value().asString().replace(" ", "%20"))
			.collect(Collectors.joining("&"));
		String last = tried.parameter().text("in").equals("query") ? tried.parameter().text("name") + "=" + VALUE : "";
		return Stream.of(query, last)
			.filter((part) -> !part.isEmpty())
			.reduce(path, (address, part) -> address + (address.contains("?") ? "&" : "?") + part);
	}

	private static List<Node> in(String place, ApiDocument api, Tried tried) {
		return api.parameters(tried.operation()).filter((one) -> one.text("in").equals(place)).toList();
	}

	private record Tried(Node operation, Node parameter) {

		boolean is(Node other) {
			return other.text("name").equals(this.parameter.text("name"));
		}

	}

}

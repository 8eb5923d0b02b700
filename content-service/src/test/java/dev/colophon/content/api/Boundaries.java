package dev.colophon.content.api;

import java.util.ArrayList;
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

	/**
	 * For each query parameter of each {@code GET} its least, its greatest, each value
	 * that it may have, its longest, and its default.
	 */
	static Stream<Boundaries> of(ApiDocument api) {
		return api.operations()
			.filter((operation) -> ApiDocument.name(operation).startsWith("GET "))
			.flatMap((operation) -> of(api, operation));
	}

	private static Stream<Boundaries> of(ApiDocument api, Node operation) {
		return inQuery(api, operation).flatMap((parameter) -> {
			String base = base(api, operation, parameter);
			String name = parameter.text("name");
			List<Boundaries> all = new ArrayList<>();
			extremes(parameter.child("schema"))
				.forEach((value) -> all.add(new Boundaries(base + name + "=" + value, "")));
			JsonNode usual = parameter.child("schema").child("default").value();
			if (!usual.isMissingNode()) {
				all.add(new Boundaries(base.replaceFirst("[?&]$", ""), base + name + "=" + usual.asString()));
			}
			return all.stream();
		});
	}

	private static Stream<String> extremes(Node schema) {
		List<String> values = new ArrayList<>();
		for (String limit : List.of("minimum", "maximum", "const")) {
			JsonNode value = schema.child(limit).value();
			if (!value.isMissingNode()) {
				values.add(value.asString());
			}
		}
		schema.child("enum").value().forEach((value) -> values.add(value.asString()));
		JsonNode longest = schema.child("maxLength").value();
		if (!longest.isMissingNode()) {
			values.add("a".repeat(longest.asInt()));
		}
		return values.stream();
	}

	/**
	 * The address, up to where the parameter comes: with the examples of all others that
	 * have no default.
	 */
	private static String base(ApiDocument api, Node operation, Node tested) {
		String path = ApiDocument.path(operation);
		for (Node parameter : api.parameters(operation).filter((one) -> one.text("in").equals("path")).toList()) {
			path = path.replace("{" + parameter.text("name") + "}", parameter.child("example").value().asString());
		}
		String others = inQuery(api, operation).filter((one) -> !one.text("name").equals(tested.text("name")))
			.filter((one) -> one.child("schema").child("default").value().isMissingNode()
					&& !one.text("name").equals("format") && one.child("example").exists())
			.map((one) -> one.text("name") + "=" + one.child("example").value().asString().replace(" ", "%20") + "&")
			.collect(Collectors.joining());
		return path + "?" + others;
	}

	private static Stream<Node> inQuery(ApiDocument api, Node operation) {
		return api.parameters(operation).filter((parameter) -> parameter.text("in").equals("query"));
	}

}

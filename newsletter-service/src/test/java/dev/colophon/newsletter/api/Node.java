package dev.colophon.newsletter.api;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A place in an OpenAPI document. References to other places in it are followed.
 */
record Node(JsonNode document, JsonPointer pointer) {

	static Node root(JsonNode document) {
		return new Node(document, JsonPointer.empty()).followed();
	}

	Node child(String name) {
		return new Node(this.document, this.pointer.appendProperty(name)).followed();
	}

	Stream<Node> items() {
		return IntStream.range(0, value().size())
			.mapToObj((index) -> new Node(this.document, this.pointer.appendIndex(index)).followed());
	}

	Stream<String> names() {
		return value().propertyNames().stream();
	}

	boolean exists() {
		return !value().isMissingNode();
	}

	JsonNode value() {
		return this.document.at(this.pointer);
	}

	String text(String name) {
		return value().path(name).asString("");
	}

	/**
	 * A schema may have more than its reference, and stays where it is.
	 */
	private Node followed() {
		JsonNode value = value();
		return value.size() == 1 && value.has("$ref") ? referred() : this;
	}

	/**
	 * What it refers to.
	 */
	Node referred() {
		return new Node(this.document, JsonPointer.compile(value().get("$ref").stringValue().substring(1))).followed();
	}

}

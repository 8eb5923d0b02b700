package dev.colophon.newsletter.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Which changes of a specification break those who rely on an older one. What a request
 * may hold can only become more, and what a response holds can only become more precise;
 * the table of the rules is in {@code docs/contracts.md}.
 */
final class Compatibility {

	private static final List<String> UPPER = List.of("maxLength", "maxItems", "maxProperties", "maximum",
			"exclusiveMaximum");

	private static final List<String> LOWER = List.of("minLength", "minItems", "minProperties", "minimum",
			"exclusiveMinimum");

	/** What a value must be like. */
	private static final List<String> CONDITIONS = List.of("pattern", "format", "const", "multipleOf", "uniqueItems",
			"not", "if", "then", "else", "propertyNames", "dependentRequired", "contains");

	/** What a value means: the default where it is missing, and what it is ordered by. */
	private static final List<String> MEANINGS = List.of("default", "x-order");

	/**
	 * The limit of an answer that may be looser than it was, although that breaks whoever
	 * relies on it.
	 */
	private static final String AGREED_BREAK = "x-agreed-break";

	private static final Set<String> ALL_TYPES = Set.of("null", "boolean", "object", "array", "number", "integer",
			"string");

	private final List<Break> breaks = new ArrayList<>();

	private final Set<String> underWay = new HashSet<>();

	private final String operation;

	private final boolean sent;

	/** Pairs of schemas that have been compared, and are compatible. */
	private final Set<String> compatible;

	private Compatibility(String operation, boolean sent, Set<String> compatible) {
		this.operation = operation;
		this.sent = sent;
		this.compatible = compatible;
	}

	/**
	 * A change that somebody would notice.
	 *
	 * @param operation which operation, as in {@code GET /toc}
	 * @param place where in it
	 * @param change what has changed
	 */
	record Break(String operation, String place, String change) {

		@Override
		public String toString() {
			return (this.operation + " " + this.place).strip() + ": " + this.change;
		}

	}

	/**
	 * What a document breaks that an older one has promised.
	 */
	static List<Break> breaks(ApiDocument older, ApiDocument newer) {
		Map<String, Node> operations = operations(newer);
		List<Break> breaks = new ArrayList<>();
		Set<String> requests = new HashSet<>();
		Set<String> responses = new HashSet<>();
		operations(older).forEach((name, was) -> {
			Node is = operations.get(name);
			if (is == null) {
				breaks.add(new Break(name, "", "is gone"));
				return;
			}
			Compatibility request = new Compatibility(name, true, requests);
			request.compareCredentials(older.root(), was, newer.root(), is);
			request.compareParameters(parameters(older, was), parameters(newer, is));
			request.compareBody(was.child("requestBody"), is.child("requestBody"));
			Compatibility response = new Compatibility(name, false, responses);
			response.compareResponses(was.child("responses"), is.child("responses"));
			breaks.addAll(request.breaks);
			breaks.addAll(response.breaks);
		});
		return breaks;
	}

	private static Map<String, Node> operations(ApiDocument document) {
		return document.operations()
			.collect(Collectors.toMap(ApiDocument::name, (operation) -> operation, (one, other) -> one,
					LinkedHashMap::new));
	}

	private static Map<String, Node> parameters(ApiDocument document, Node operation) {
		return document.parameters(operation)
			.collect(Collectors.toMap((parameter) -> parameter.text("in") + " " + parameter.text("name"),
					(parameter) -> parameter, (one, other) -> one, LinkedHashMap::new));
	}

	private void compareCredentials(Node older, Node was, Node newer, Node is) {
		JsonNode before = (was.child("security").exists() ? was : older).child("security").value();
		JsonNode now = (is.child("security").exists() ? is : newer).child("security").value();
		check(now.isEmpty() || now.equals(before), "", "needs other credentials");
	}

	private void compareParameters(Map<String, Node> was, Map<String, Node> is) {
		is.forEach((name, parameter) -> {
			Node before = was.get(name);
			check(!isRequired(parameter) || before != null && isRequired(before), name, "is required now");
		});
		forEach(was, is, "", "is not known any more",
				(name) -> compare(was.get(name).child("schema"), is.get(name).child("schema"), name));
	}

	private void compareBody(Node was, Node is) {
		if (!was.exists()) {
			check(!isRequired(is), "body", "is required now");
			return;
		}
		check(isRequired(was) || !isRequired(is), "body", "is required now");
		compareContents(was.child("content"), is.child("content"), "body");
	}

	private void compareResponses(Node was, Node is) {
		forEach(children(was), children(is), "", "is not answered any more", (status) -> {
			Node before = was.child(status);
			Node now = is.child(status);
			compareContents(before.child("content"), now.child("content"), status);
			Map<String, Node> headers = children(now.child("headers"));
			forEach(children(before.child("headers")), headers, status + " ", "is not sent any more",
					(header) -> compare(before.child("headers").child(header).child("schema"),
							headers.get(header).child("schema"), status + " " + header));
		});
	}

	private void compareContents(Node was, Node is, String place) {
		forEach(children(was), children(is), place + " ", this.sent ? "is not taken any more" : "is not there any more",
				(type) -> compare(was.child(type).child("schema"), is.child(type).child("schema"), place + " " + type));
	}

	private void compare(Node was, Node is, String place) {
		if (was.exists() && is.exists()) {
			compare(new Shape(List.of(was)), new Shape(List.of(is)), place);
		}
	}

	private void compare(Shape before, Shape now, String place) {
		String pair = before + " " + now;
		if (this.compatible.contains(pair) || !this.underWay.add(pair)) {
			return;
		}
		int found = this.breaks.size();
		compareTypes(before, now, place);
		compareLimits(before, now, place);
		for (String keyword : CONDITIONS) {
			check((this.sent ? before : now).values(keyword).containsAll((this.sent ? now : before).values(keyword)),
					place, "has another " + keyword);
		}
		for (String keyword : MEANINGS) {
			check(before.value(keyword) == null || before.value(keyword).equals(now.value(keyword)), place,
					"has another " + keyword);
		}
		compareMembers(before, now, place);
		compareAlternatives(before, now, place);
		this.underWay.remove(pair);
		if (this.breaks.size() == found) {
			this.compatible.add(pair);
		}
	}

	private void compareTypes(Shape before, Shape now, String place) {
		check(this.sent ? now.types().containsAll(before.types()) : before.types().containsAll(now.types()), place,
				"is %s, and was %s".formatted(now.types(), before.types()));
		JsonNode values = now.value("enum");
		if (this.sent && values != null) {
			JsonNode valuesBefore = before.value("enum");
			check(valuesBefore != null && valuesBefore.valueStream().allMatch((value) -> contains(values, value)),
					place, "takes only " + values);
		}
		// A response may have new values: who reads it goes on (docs/contracts.md).
		check(this.sent || before.value("enum") == null || values != null, place, "may be anything");
	}

	private void compareLimits(Shape before, Shape now, String place) {
		Shape tighter = this.sent ? before : now;
		Shape looser = this.sent ? now : before;
		for (String keyword : UPPER) {
			boolean agreed = !this.sent
					&& now.values(AGREED_BREAK).stream().anyMatch((one) -> one.asString().equals(keyword));
			check(agreed || tighter.least(keyword) <= looser.least(keyword), place, "has another " + keyword);
		}
		for (String keyword : LOWER) {
			check(tighter.greatest(keyword) >= looser.greatest(keyword), place, "has another " + keyword);
		}
	}

	private void compareMembers(Shape before, Shape now, String place) {
		Set<String> needed = new TreeSet<>((this.sent ? now : before).required());
		needed.removeAll((this.sent ? before : now).required());
		needed.removeIf((name) -> !this.sent && !now.members().containsKey(name));
		needed.forEach((name) -> check(false, place + "/" + name, this.sent ? "is required now" : "may be missing"));
		forEach(before.members(), now.members(), place + "/", "is gone",
				(name) -> compare(before.members().get(name), now.members().get(name), place + "/" + name));
		check(!this.sent || !now.isClosed() || before.isClosed(), place, "takes no other members any more");
		for (String keyword : List.of("items", "additionalProperties")) {
			Shape one = before.child(keyword);
			Shape other = now.child(keyword);
			if (!one.isAnything() && !other.isAnything()) {
				compare(one, other, place + "/*");
			}
		}
	}

	/**
	 * Whatever was one of several still has to be one of them.
	 */
	private void compareAlternatives(Shape before, Shape now, String place) {
		for (String keyword : List.of("anyOf", "oneOf")) {
			List<Shape> known = (this.sent ? now : before).alternatives(keyword);
			List<Shape> others = (this.sent ? before : now).alternativesOrItself(keyword);
			if (!known.isEmpty()) {
				check(others.stream().allMatch((other) -> known.stream().anyMatch((one) -> {
					Compatibility comparison = new Compatibility(this.operation, this.sent, this.compatible);
					comparison.compare(this.sent ? other : one, this.sent ? one : other, place);
					return comparison.breaks.isEmpty();
				})), place, "has another " + keyword);
			}
		}
	}

	private <T> void forEach(Map<String, T> was, Map<String, T> is, String place, String gone,
			Consumer<String> comparison) {
		was.keySet().forEach((name) -> {
			if (is.containsKey(name)) {
				comparison.accept(name);
			}
			else {
				check(false, place + name, gone);
			}
		});
	}

	private void check(boolean isKept, String place, String change) {
		if (!isKept) {
			this.breaks.add(new Break(this.operation, place, change));
		}
	}

	private static boolean isRequired(Node node) {
		return node.child("required").value().asBoolean(false);
	}

	private static Map<String, Node> children(Node node) {
		Map<String, Node> children = new LinkedHashMap<>();
		node.names().forEach((name) -> children.put(name, node.child(name)));
		return children;
	}

	private static boolean contains(JsonNode array, JsonNode value) {
		return array.valueStream().anyMatch(value::equals);
	}

	/**
	 * Schemas that all apply to one value, with all that {@code allOf} and {@code $ref}
	 * add to them.
	 */
	private static final class Shape {

		private final List<Node> schemas;

		private final List<Node> parts = new ArrayList<>();

		Shape(List<Node> schemas) {
			this.schemas = schemas;
			schemas.forEach(this::add);
		}

		private void add(Node schema) {
			this.parts.add(schema);
			if (schema.value().has("$ref")) {
				add(schema.referred());
			}
			schema.child("allOf").items().forEach(this::add);
		}

		boolean isAnything() {
			return this.schemas.isEmpty();
		}

		private Stream<Node> children(String keyword) {
			return this.parts.stream().map((part) -> part.child(keyword)).filter(Node::exists);
		}

		JsonNode value(String keyword) {
			return children(keyword).map(Node::value).findFirst().orElse(null);
		}

		Set<JsonNode> values(String keyword) {
			return children(keyword).map(Node::value).collect(Collectors.toSet());
		}

		Shape child(String keyword) {
			return new Shape(children(keyword).filter((child) -> child.value().isObject()).toList());
		}

		double least(String keyword) {
			return children(keyword).mapToDouble((limit) -> limit.value().asDouble())
				.min()
				.orElse(Double.POSITIVE_INFINITY);
		}

		double greatest(String keyword) {
			return children(keyword).mapToDouble((limit) -> limit.value().asDouble())
				.max()
				.orElse(Double.NEGATIVE_INFINITY);
		}

		Set<String> types() {
			Set<String> types = new TreeSet<>(ALL_TYPES);
			children("type").forEach((type) -> types.retainAll(types(type.value())));
			return types;
		}

		private static Set<String> types(JsonNode type) {
			Set<String> types = (type.isArray() ? type.valueStream() : Stream.of(type)).map(JsonNode::stringValue)
				.collect(Collectors.toSet());
			if (types.contains("number")) {
				types.add("integer");
			}
			return types;
		}

		Set<String> required() {
			Set<String> required = new TreeSet<>();
			children("required")
				.forEach((names) -> names.value().valueStream().forEach((name) -> required.add(name.stringValue())));
			return required;
		}

		/**
		 * Each member with all that is said of it.
		 */
		Map<String, Shape> members() {
			Map<String, List<Node>> members = new LinkedHashMap<>();
			children("properties").forEach((properties) -> properties.names()
				.forEach((name) -> members.computeIfAbsent(name, (first) -> new ArrayList<>())
					.add(properties.child(name))));
			Map<String, Shape> shapes = new LinkedHashMap<>();
			members.forEach((name, schemas) -> shapes.put(name, new Shape(schemas)));
			return shapes;
		}

		List<Shape> alternatives(String keyword) {
			return children(keyword).flatMap(Node::items).map((schema) -> new Shape(List.of(schema))).toList();
		}

		List<Shape> alternativesOrItself(String keyword) {
			List<Shape> alternatives = alternatives(keyword);
			return alternatives.isEmpty() ? List.of(this) : alternatives;
		}

		boolean isClosed() {
			JsonNode others = value("additionalProperties");
			return others != null && others.isBoolean() && !others.booleanValue();
		}

		@Override
		public String toString() {
			return this.schemas.stream().map((schema) -> schema.pointer().toString()).collect(Collectors.joining("&"));
		}

	}

}

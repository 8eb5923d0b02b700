package dev.colophon.toc.api;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests made from a specification: right ones, nearly right ones, and hostile ones.
 * The same seed makes the same request.
 */
final class HostileRequests {

	private static final List<String> NASTY = List.of("", " ", "0", "-1", "1e400", "99999999999999999999", "true",
			"null", "\u0000", "\t\r\n", "a\u0000b", "'; drop table page; --", "<script>alert(1)</script>",
			"../../etc/passwd", "%s%n%x", "${jndi:ldap://localhost/a}", "{{7*7}}", "\uD83D\uDCD6", "\u202Etxt",
			"\uFEFF", "i\u0307\u0345", "\uD800", "a".repeat(101), "b".repeat(8_000), "/", "//", ".", "..", ";", "?",
			"#", "\\", "\"", "[", "*", "W/\"x\"", "\"x\"", "\"x", "text/html", "application/json",
			"application/json;version=1", "application/json;version=9", "application/json;version=x", "*/*",
			"image/png", "text/html;q=2", "q=", ",", "bytes=0-", "Basic !!!", "Bearer x");

	private final ApiDocument api;

	private final URI service;

	private final List<String> known;

	private final String credentials;

	private final List<Node> operations;

	/**
	 * @param known values that mean something to this service
	 */
	HostileRequests(ApiDocument api, URI service, String credentials, List<String> known) {
		this.api = api;
		this.service = service;
		this.credentials = credentials;
		this.known = known;
		// Those below /actuator are Spring's, and for nobody but operators.
		this.operations = api.operations()
			.filter((operation) -> !ApiDocument.path(operation).startsWith("/actuator/"))
			.toList();
	}

	/**
	 * A request with its body, which may be none.
	 */
	record Made(HttpRequest request, String body) {
	}

	Made request(long seed) {
		while (true) {
			try {
				return make(new Random(seed));
			}
			catch (IllegalArgumentException ex) {
				// No client sends that: Java's does not let it.
				seed += 1_000_000_007L;
			}
		}
	}

	private Made make(Random random) {
		Node operation = one(this.operations, random);
		StringBuilder path = new StringBuilder(ApiDocument.path(operation));
		Map<String, String> headers = new LinkedHashMap<>();
		List<String> query = new ArrayList<>();
		this.api.parameters(operation).forEach((parameter) -> {
			String name = parameter.text("name");
			String value = value(parameter.child("schema"), random);
			switch (parameter.text("in")) {
				case "path" -> replace(path, "{" + name + "}", encoded(value.isEmpty() ? "x" : value));
				case "query" -> {
					if (random.nextBoolean()) {
						query.add(encoded(name) + "=" + encoded(value));
					}
				}
				default -> {
					if (random.nextInt(4) > 0) {
						headers.put(name, value);
					}
				}
			}
		});
		if (random.nextInt(8) == 0) {
			query.add(encoded(text(random)) + (random.nextBoolean() ? "=" + encoded(text(random)) : ""));
		}
		if (random.nextInt(20) > 0) {
			headers.put("Authorization", (random.nextInt(20) == 0) ? text(random) : this.credentials);
		}
		for (String name : List.of("Accept", "Accept-Language", "X-Forwarded-Prefix", "X-Forwarded-For",
				"X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "Forwarded", "Range", "If-Modified-Since",
				"Cookie", "Origin")) {
			if (random.nextInt(12) == 0) {
				headers.put(name, text(random));
			}
		}
		String body = body(operation.child("requestBody").child("content"), headers, random);
		String method = operation.pointer().last().getMatchingProperty().toUpperCase();
		HttpRequest.Builder request = HttpRequest
			.newBuilder(this.service.resolve(path + (query.isEmpty() ? "" : "?" + String.join("&", query))))
			.timeout(Duration.ofSeconds(20))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		headers.forEach(request::header);
		return new Made(request.build(), body);
	}

	private String body(Node contents, Map<String, String> headers, Random random) {
		if (!contents.exists()) {
			return (random.nextInt(10) == 0) ? text(random) : "";
		}
		String type = one(contents.names().toList(), random);
		headers.put("Content-Type", (random.nextInt(20) == 0) ? text(random) : type);
		Node content = contents.child(type);
		if (type.endsWith("urlencoded") && content.child("schema").text("type").equals("object")) {
			return garbled(form(json(content.child("schema"), 0, random)), random);
		}
		if (!type.endsWith("json")) {
			List<Node> examples = content.child("examples").names().map(content.child("examples")::child).toList();
			String text = examples.isEmpty() ? text(random) : one(examples, random).child("value").value().asString("");
			return garbled(text, random);
		}
		JsonNode value = json(content.child("schema"), 0, random);
		for (int changes = random.nextInt(3); changes > 0; changes--) {
			value = changed(value, random);
		}
		String text = value.toString();
		return (random.nextInt(10) == 0) ? garbled(text, random) : text;
	}

	private static String form(JsonNode members) {
		return members.propertyStream()
			.map((member) -> encoded(member.getKey()) + "=" + encoded(member.getValue().asString("")))
			.collect(Collectors.joining("&"));
	}

	/**
	 * A value that is as described, most of the time.
	 */
	private JsonNode json(Node schema, int depth, Random random) {
		JsonMapper mapper = JsonMapper.shared();
		if (random.nextInt(30) == 0 || depth > 6) {
			return mapper.valueToTree(text(random));
		}
		for (String keyword : List.of("oneOf", "anyOf")) {
			if (schema.child(keyword).exists() && !schema.child("properties").exists()) {
				return json(one(schema.child(keyword).items().toList(), random), depth + 1, random);
			}
		}
		if (schema.value().has("$ref")) {
			return json(schema.referred(), depth + 1, random);
		}
		if (schema.child("const").exists()) {
			return schema.child("const").value();
		}
		if (schema.child("enum").exists()) {
			return one(schema.child("enum").value().valueStream().toList(), random);
		}
		JsonNode type = schema.child("type").value();
		String name = type.isArray() ? type.get(random.nextInt(type.size())).asString() : type.asString("string");
		return switch (name) {
			case "object" -> {
				ObjectNode object = mapper.createObjectNode();
				schema.child("properties")
					.names()
					.filter((member) -> random.nextInt(5) > 0)
					.forEach((member) -> object.set(member,
							json(schema.child("properties").child(member), depth + 1, random)));
				yield object;
			}
			case "array" -> {
				ArrayNode array = mapper.createArrayNode();
				for (int size = random.nextInt(4); size > 0; size--) {
					array.add(json(schema.child("items"), depth + 1, random));
				}
				yield array;
			}
			case "integer", "number" -> mapper.valueToTree(random.nextInt(-1, 60));
			case "boolean" -> mapper.valueToTree(random.nextBoolean());
			case "null" -> mapper.nullNode();
			default -> mapper.valueToTree(one(this.known, random));
		};
	}

	private String value(Node schema, Random random) {
		JsonNode value = (random.nextInt(4) == 0) ? JsonMapper.shared().valueToTree(text(random))
				: json(schema, 0, random);
		return value.isString() ? value.stringValue() : value.toString();
	}

	private JsonNode changed(JsonNode value, Random random) {
		JsonMapper mapper = JsonMapper.shared();
		if (value instanceof ObjectNode object && !object.isEmpty()) {
			String name = one(List.copyOf(object.propertyNames()), random);
			switch (random.nextInt(4)) {
				case 0 -> object.remove(name);
				case 1 -> object.put(text(random), text(random));
				default -> object.set(name, changed(object.get(name), random));
			}
			return object;
		}
		if (value instanceof ArrayNode array && !array.isEmpty() && random.nextInt(3) > 0) {
			int index = random.nextInt(array.size());
			array.set(index, changed(array.get(index), random));
			return array;
		}
		return switch (random.nextInt(7)) {
			case 0 -> mapper.nullNode();
			case 1 -> mapper.createObjectNode();
			case 2 -> mapper.createArrayNode().add(value);
			case 3 -> mapper.valueToTree(random.nextLong());
			case 4 -> mapper.readTree("[".repeat(400) + "]".repeat(400));
			default -> mapper.valueToTree(text(random));
		};
	}

	private static String garbled(String text, Random random) {
		if (text.isEmpty()) {
			return text;
		}
		int at = random.nextInt(text.length());
		return switch (random.nextInt(4)) {
			case 0 -> text.substring(0, at);
			case 1 -> text.substring(0, at) + text(random) + text.substring(at);
			case 2 -> (random.nextInt(3) == 0) ? "[".repeat(2_000) : text.repeat(2);
			default -> text;
		};
	}

	private static <T> T one(List<T> some, Random random) {
		return some.get(random.nextInt(some.size()));
	}

	private static String text(Random random) {
		return (random.nextInt(6) > 0) ? one(NASTY, random)
				: random.ints(random.nextInt(1, 12), 1, 0x3000)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
	}

	private static void replace(StringBuilder text, String what, String by) {
		int at = text.indexOf(what);
		text.replace(at, at + what.length(), by);
	}

}

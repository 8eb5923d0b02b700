package dev.colophon.newsletter.api;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/**
 * A request and its response, as an OpenAPI document sees them.
 */
final class Exchange {

	/**
	 * What HTTP itself says, the media type, which is described elsewhere, and what
	 * Spring says of a problem at an address that looks like that of a file.
	 */
	private static final Set<String> OF_HTTP = Set.of("connection", "content-disposition", "content-length",
			"content-type", "date", "keep-alive", "transfer-encoding");

	private final ApiDocument api;

	private final String method;

	private final URI uri;

	private final HttpHeaders sent;

	private final String body;

	private final int status;

	private final HttpHeaders received;

	private final String text;

	private final Node operation;

	Exchange(ApiDocument api, HttpRequest request, String body, HttpResponse<String> response) {
		this(api, request.method(), request.uri(), request.headers(), body, response.statusCode(), response.headers(),
				response.body());
	}

	Exchange(ApiDocument api, String method, URI uri, HttpHeaders sent, String body, int status, HttpHeaders received,
			String text) {
		this.api = api;
		this.method = method;
		this.uri = uri;
		this.sent = sent;
		this.body = body;
		this.status = status;
		this.received = received;
		this.text = text;
		this.operation = api.operation(method, uri.getPath());
	}

	/**
	 * Which of the answers that the document knows this is, as in
	 * {@code GET /toc 200 text/html}.
	 */
	String answer() {
		String type = this.received.firstValue("Content-Type")
			.map((sent) -> described(
					this.operation.child("responses").child(String.valueOf(this.status)).child("content"), sent))
			.orElse("");
		return (ApiDocument.name(this.operation) + " " + this.status + " " + type).strip();
	}

	/**
	 * The type of the problem that it tells of, if it has one.
	 */
	Stream<String> problemType() {
		return this.received.firstValue("Content-Type").filter("application/problem+json"::equals).isEmpty()
				? Stream.empty() : JsonMapper.shared().readTree(this.text).path("type").stringValueOpt().stream();
	}

	List<String> faultsOfRequest() {
		return Stream.concat(faultsOfAcceptedRequest().stream(), unknownParameters()).toList();
	}

	/**
	 * The same, but for query parameters that are not described, which nobody looks at.
	 */
	List<String> faultsOfAcceptedRequest() {
		return Stream.concat(this.api.parameters(this.operation).flatMap(this::faultsOfParameter), faultsOfSentBody())
			.toList();
	}

	List<String> faultsOfResponse() {
		return faultsOfResponse(String.valueOf(this.status));
	}

	/**
	 * The same, where a status that is not described is one of the others.
	 */
	List<String> faultsOfAnyResponse() {
		String status = String.valueOf(this.status);
		return faultsOfResponse(this.operation.child("responses").child(status).exists() ? status : "default");
	}

	private List<String> faultsOfResponse(String status) {
		Node described = this.operation.child("responses").child(status);
		if (!described.exists()) {
			return List.of("The status " + this.status + " is not described");
		}
		String type = this.received.firstValue("Content-Type").orElse("");
		return Stream
			.concat(faultsOfHeaders(described.child("headers")),
					faultsOfBody(described.child("content"), type, this.text))
			.toList();
	}

	private Stream<String> faultsOfParameter(Node parameter) {
		String name = parameter.text("name");
		String value = switch (parameter.text("in")) {
			case "query" -> valueInQuery(name);
			case "header" -> this.sent.firstValue(name).orElse(null);
			case "path" -> pathParameter(name);
			default -> throw new AssertionError("No such parameters are sent here: " + parameter);
		};
		if (value == null) {
			return parameter.value().path("required").asBoolean(false) ? Stream.of(name + " is missing")
					: Stream.empty();
		}
		boolean number = parameter.child("schema").text("type").equals("integer") && value.matches("-?\\d+");
		return this.api.faults(parameter.child("schema"), number ? value : quoted(value));
	}

	private Stream<String> unknownParameters() {
		Set<String> known = this.api.parameters(this.operation)
			.map((parameter) -> parameter.text("name"))
			.collect(Collectors.toSet());
		return query().keySet().stream().filter((name) -> !known.contains(name)).map("%s is not described"::formatted);
	}

	private Stream<String> faultsOfSentBody() {
		Node described = this.operation.child("requestBody");
		if (!described.exists()) {
			return this.body.isEmpty() ? Stream.empty() : Stream.of("A body is not described");
		}
		if (this.body.isEmpty() && !described.value().path("required").asBoolean(false)) {
			return Stream.empty();
		}
		String type = this.sent.firstValue("Content-Type").orElse("");
		return faultsOfBody(described.child("content"), type, this.body);
	}

	private Stream<String> faultsOfHeaders(Node described) {
		Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(this.received.map());
		Stream<String> missing = described.names()
			.filter((name) -> described.child(name).value().path("required").asBoolean(false))
			.filter((name) -> !headers.containsKey(name))
			.map("The header %s is missing"::formatted);
		Stream<String> unknown = headers.keySet()
			.stream()
			.filter((name) -> !OF_HTTP.contains(name.toLowerCase())
					&& described.names().noneMatch(name::equalsIgnoreCase))
			.map("The header %s is not described"::formatted);
		Stream<String> wrong = described.names()
			.filter(headers::containsKey)
			.flatMap((name) -> this.api.faults(described.child(name).child("schema"),
					quoted(String.join(", ", headers.get(name)))));
		return Stream.of(missing, unknown, wrong).flatMap((faults) -> faults);
	}

	private Stream<String> faultsOfBody(Node content, String sentType, String sent) {
		if (!content.exists()) {
			return sent.isEmpty() ? Stream.empty() : Stream.of("A body is not described");
		}
		String type = described(content, sentType);
		if (!content.child(type).exists() && !this.method.equals("HEAD")) {
			return Stream.of("The media type '" + type + "' is not described");
		}
		Node schema = content.child(type).child("schema");
		if (type.endsWith("urlencoded") && schema.text("type").equals("object")) {
			return this.api.faults(schema, form(sent));
		}
		return this.api.faults(schema, type.replaceFirst(";.*", "").endsWith("json") ? sent : quoted(sent));
	}

	/**
	 * A form as an object; what looks like a number or a boolean is one.
	 */
	private static String form(String sent) {
		return Arrays.stream(sent.split("&"))
			.map((pair) -> pair.split("=", 2))
			.map((pair) -> quoted(pair[0]) + ":"
					+ (pair[1].matches("\\d+|true|false") ? pair[1]
							: quoted(URLDecoder.decode(pair[1], StandardCharsets.UTF_8))))
			.collect(Collectors.joining(",", "{", "}"));
	}

	/**
	 * The media type as it is described: with its parameters only where they are.
	 */
	private static String described(Node content, String type) {
		return content.child(type).exists() ? type : type.replaceFirst(";.*", "");
	}

	/**
	 * Nothing, where there is only the name.
	 */
	private String valueInQuery(String name) {
		String value = query().getOrDefault(name, "");
		return value.isBlank() ? null : value;
	}

	private Map<String, String> query() {
		String query = this.uri.getQuery();
		return (query == null) ? Map.of()
				: Arrays.stream(query.split("&"))
					.map((pair) -> pair.split("=", 2))
					.collect(Collectors.toMap((pair) -> pair[0], (pair) -> (pair.length > 1) ? pair[1] : "",
							(first, next) -> first));
	}

	private String pathParameter(String name) {
		String path = ApiDocument.path(this.operation);
		String template = path.replace("{" + name + "}", "([^/]+)").replaceAll("\\{[^}]+}", "[^/]+");
		Matcher matcher = Pattern.compile(template).matcher(this.uri.getPath());
		return matcher.matches() ? matcher.group(1) : null;
	}

	private static String quoted(String text) {
		return JsonMapper.shared().writeValueAsString(text);
	}

	@Override
	public String toString() {
		return this.method + " " + this.uri + " " + this.sent.map() + " " + this.body + " -> " + this.status + " "
				+ this.text;
	}

}

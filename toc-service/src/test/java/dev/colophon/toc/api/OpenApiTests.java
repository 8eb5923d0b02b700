package dev.colophon.toc.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.Set;
import java.util.TreeSet;

import dev.colophon.toc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real requests and responses, held against the specification that is served.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "colophon.editor.password=secret")
@Import(TestDatabase.class)
class OpenApiTests {

	private static final String CONTENTS = """
			{"chapters": [
			  {"slug": "first", "title": "First", "entries": [
			    {"slug": "b", "title": "B <&> 📖"}, {"slug": "a", "title": "A", "address": "/a.html"}]},
			  {"slug": "second", "title": "Second", "entries": [{"slug": "index", "title": "Home"}]}
			]}
			""";

	private static final Map<String, String> AS_HTML = Map.of("Accept", "text/html");

	private static final Map<String, String> ANY = Map.of("If-Match", "*");

	private static final Map<String, String> OLD = Map.of("If-Match", "\"old\", W/\"older\"");

	/**
	 * What only another configuration or a broken database can answer.
	 */
	private static final String ELSEWHERE = ".* (403|503|default)( .*)?";

	private final HttpClient client = HttpClient.newHttpClient();

	private final Set<String> seen = new TreeSet<>();

	private final Set<String> seenProblems = new TreeSet<>();

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	private ApiDocument api;

	@BeforeEach
	void readsTheSpecificationThatIsServed() throws Exception {
		HttpResponse<String> served = this.client.send(request("GET", "/openapi.yaml", "", Map.of()).build(),
				BodyHandlers.ofString());
		assertThat(served.body()).isEqualTo(Files.readString(Path.of("api/openapi.yaml")));
		this.api = ApiDocument.of(served.body());
	}

	@Test
	void describesEachAddressThatThereIs() throws Exception {
		Set<String> described = this.api.operations().map(ApiDocument::name).collect(Collectors.toSet());
		assertThat(this.mappings.getHandlerMethods().keySet().stream().flatMap(OpenApiTests::operations)).isNotEmpty()
			.allMatch(described::contains);
	}

	private static Stream<String> operations(RequestMappingInfo mapping) {
		return mapping.getPatternValues()
			.stream()
			.filter((pattern) -> !pattern.equals("/error"))
			.map((pattern) -> pattern.replaceAll(":[^/]*}(?=$|[/.])", "}"))
			.flatMap(
					(path) -> mapping.getMethodsCondition().getMethods().stream().map((method) -> method + " " + path));
	}

	@Test
	void describesWhatIsAskedAndAnsweredAndNothingElse() throws Exception {
		write(200, "PUT", "/toc", CONTENTS, ANY);
		read();
		add();
		change();
		remove();
		replace();
		assertThat(this.seen).containsExactlyInAnyOrderElementsOf(
				this.api.answers().stream().filter((answer) -> !answer.matches(ELSEWHERE)).toList());
		this.seenProblems.addAll(List.of("/problems/writing-is-off", "about:blank"));
		assertThat(this.seenProblems).containsExactlyInAnyOrderElementsOf(this.api.problemTypes());
	}

	/**
	 * Which is no order that could be seen from what is in it.
	 */
	@Test
	void answersTheContentsInReadingOrder() throws Exception {
		write(200, "PUT", "/toc", CONTENTS, ANY);
		for (String version : List.of("1", "2")) {
			HttpResponse<String> contents = this.client.send(
					request("GET", "/toc", "", Map.of("Accept", "application/json;version=" + version)).build(),
					BodyHandlers.ofString());
			assertThat(JsonMapper.shared().readTree(contents.body()).findValuesAsString("slug")).as(contents.body())
				.filteredOn((slug) -> slug.length() == 1 || slug.equals("index"))
				.containsExactly("b", "a", "index");
		}
	}

	@Test
	void hasAnExampleOfEverything() {
		assertThat(this.api.withoutExample()).isEmpty();
		assertThat(this.api.faultsOfExamples()).isEmpty();
	}

	private void read() throws Exception {
		for (String uri : List.of("/toc", "/toc?current=a", "/toc?view=full", "/toc?format=html", "/toc/a", "/toc/b",
				"/toc/index", "/openapi.yaml", "/actuator/health/liveness", "/actuator/health/readiness",
				"/actuator/prometheus")) {
			valid(200, "GET", uri, "", Map.of());
		}
		valid(200, "GET", "/actuator/health/readiness", "", Map.of("Accept", "application/json"));
		valid(200, "GET", "/toc?current=a", "", AS_HTML);
		for (String version : List.of("1", "2")) {
			valid(200, "GET", "/toc", "", Map.of("Accept", "application/json;version=" + version));
		}
		valid(400, "GET", "/toc", "", Map.of("Accept", "application/json;version=3"));
		valid(200, "GET", "/toc/a", "", AS_HTML);
		for (String uri : List.of("/toc", "/toc/a", "/openapi.yaml")) {
			valid(304, "GET", uri, "", Map.of("If-None-Match", "*"));
			valid(406, "GET", uri, "", Map.of("Accept", "image/png"));
		}
		valid(404, "GET", "/toc/none", "", Map.of());
		valid(404, "GET", "/toc/none", "", AS_HTML);
		invalid(400, "GET", "/toc?view=half", "", Map.of());
		invalid(400, "GET", "/toc/A", "", Map.of());
	}

	private void add() throws Exception {
		String entry = "{\"slug\": \"c\", \"title\": \"C\", \"chapter\": \"first\", \"after\": null}";
		valid(401, "POST", "/toc/entries", entry, Map.of("Content-Type", "application/json"));
		write(412, "POST", "/toc/entries", entry, OLD);
		write(406, "POST", "/toc/entries", entry, AS_HTML);
		write(201, "POST", "/toc/entries", entry, Map.of());
		write(409, "POST", "/toc/entries", entry, Map.of());
		write(201, "POST", "/toc/entries",
				"{\"slug\": \"" + "d".repeat(100) + "\", \"title\": \"" + "D".repeat(200) + "\", \"before\": \"a\"}",
				Map.of());
		refused(415, "POST", "/toc/entries", entry, Map.of("Content-Type", "text/plain"));
		for (String wrong : List.of("{\"title\": \"C\", \"chapter\": \"first\"}", "{\"slug\": \"d\", \"title\": \"D\"}",
				"{\"slug\": \"d\", \"title\": \"D\", \"chapter\": null}", "[]",
				"{\"slug\": \"D\", \"title\": \"D\", \"chapter\": \"first\"}",
				"{\"slug\": \"d\", \"title\": \" \", \"chapter\": \"first\"}",
				"{\"slug\": \"d\", \"title\": \"\\u0000\", \"chapter\": \"first\"}",
				"{\"slug\": \"d\", \"title\": 5, \"chapter\": \"first\"}",
				"{\"slug\": \"d\", \"title\": \"D\", \"before\": \"a\", \"after\": \"b\"}",
				"{\"slug\": \"d\", \"title\": \"D\", \"before\": \"a\", \"address\": \"/d.html\"}",
				"{\"slug\": \"d\", \"title\": \"" + "D".repeat(this.api.longest("Title") + 1)
						+ "\", \"before\": \"a\"}")) {
			refused(400, "POST", "/toc/entries", wrong, Map.of());
		}
		write(400, "POST", "/toc/entries", entry.replace("first", "none").replace("\"c\"", "\"d\""), Map.of());
	}

	private void change() throws Exception {
		String patch = "{\"title\": \"Sea\", \"before\": \"a\"}";
		valid(401, "PATCH", "/toc/entries/c", patch,
				Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"));
		write(412, "PATCH", "/toc/entries/c", patch, OLD);
		write(406, "PATCH", "/toc/entries/c", patch, Map.of("If-Match", "*", "Accept", "text/html"));
		write(404, "PATCH", "/toc/entries/none", patch, ANY);
		write(200, "PATCH", "/toc/entries/c", patch, ANY);
		write(200, "PATCH", "/toc/entries/c", "{}", ANY);
		write(409, "PATCH", "/toc/entries/c", "{\"slug\": \"a\"}", ANY);
		refused(428, "PATCH", "/toc/entries/c", patch, Map.of());
		refused(415, "PATCH", "/toc/entries/c", patch, Map.of("Content-Type", "application/json"));
		for (String wrong : List.of("{\"title\": null}", "{\"slug\": \"\"}", "{\"chapter\": 1}", "null",
				"{\"before\": \"a\", \"after\": \"b\"}", "{\"position\": 1}")) {
			refused(400, "PATCH", "/toc/entries/c", wrong, ANY);
		}
		refused(400, "PATCH", "/toc/entries/c", patch, Map.of("If-Match", "unquoted"));
		refused(400, "PATCH", "/toc/entries/C", patch, ANY);
	}

	private void remove() throws Exception {
		valid(401, "DELETE", "/toc/entries/c", "", ANY);
		write(412, "DELETE", "/toc/entries/c", "", OLD);
		write(404, "DELETE", "/toc/entries/none", "", ANY);
		refused(428, "DELETE", "/toc/entries/c", "", Map.of());
		refused(400, "DELETE", "/toc/entries/C", "", ANY);
		write(204, "DELETE", "/toc/entries/c", "", ANY);
	}

	private void replace() throws Exception {
		valid(401, "PUT", "/toc", CONTENTS, Map.of("Content-Type", "application/json", "If-Match", "*"));
		write(412, "PUT", "/toc", CONTENTS, OLD);
		write(406, "PUT", "/toc", CONTENTS, Map.of("If-Match", "*", "Accept", "text/html"));
		refused(428, "PUT", "/toc", CONTENTS, Map.of());
		refused(415, "PUT", "/toc", CONTENTS, Map.of("If-Match", "*", "Content-Type", "application/xml"));
		for (String wrong : List.of("{}", "[]", "{\"chapters\": {}}", "{\"chapters\": [], \"more\": 1}",
				"{\"chapters\": [{\"slug\": \"c\", \"title\": \"C\", \"entries\": []}]}",
				"{\"chapters\": [{\"slug\": \"c\", \"title\": \"C\", \"entries\": [{\"slug\": \"a\"}]}]}")) {
			refused(400, "PUT", "/toc", wrong, ANY);
		}
		write(200, "PUT", "/toc", "{\"chapters\": []}", ANY);
		valid(200, "GET", "/toc", "", Map.of());
	}

	/**
	 * A request by the editor that is as described.
	 */
	private void write(int status, String method, String uri, String body, Map<String, String> headers)
			throws Exception {
		valid(status, method, uri, body, withCredentials(method, body, headers));
	}

	/**
	 * A request by the editor that is not as described, and is refused.
	 */
	private void refused(int status, String method, String uri, String body, Map<String, String> headers)
			throws Exception {
		invalid(status, method, uri, body, withCredentials(method, body, headers));
	}

	private void valid(int status, String method, String uri, String body, Map<String, String> headers)
			throws Exception {
		Exchange exchange = exchange(status, method, uri, body, headers);
		assertThat(exchange.faultsOfRequest()).as(exchange.toString()).isEmpty();
	}

	private void invalid(int status, String method, String uri, String body, Map<String, String> headers)
			throws Exception {
		Exchange exchange = exchange(status, method, uri, body, headers);
		assertThat(exchange.faultsOfRequest()).as(exchange.toString()).isNotEmpty();
	}

	private Exchange exchange(int status, String method, String uri, String body, Map<String, String> headers)
			throws Exception {
		HttpRequest request = request(method, uri, body, headers).build();
		HttpResponse<String> response = this.client.send(request, BodyHandlers.ofString());
		Exchange exchange = new Exchange(this.api, request, body, response);
		assertThat(response.statusCode()).as(exchange.toString()).isEqualTo(status);
		assertThat(exchange.faultsOfResponse()).as(exchange.toString()).isEmpty();
		this.seen.add(exchange.answer());
		exchange.problemType().forEach(this.seenProblems::add);
		return exchange;
	}

	private static Map<String, String> withCredentials(String method, String body, Map<String, String> headers) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("Authorization",
				"Basic " + Base64.getEncoder().encodeToString("editor:secret".getBytes(StandardCharsets.UTF_8)));
		if (!body.isEmpty()) {
			all.putIfAbsent("Content-Type",
					method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
		}
		return all;
	}

	private HttpRequest.Builder request(String method, String uri, String body, Map<String, String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri))
			.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
		headers.forEach(request::header);
		return request;
	}

}

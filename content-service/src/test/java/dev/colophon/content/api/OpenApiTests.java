package dev.colophon.content.api;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.util.Set;

import dev.colophon.content.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Real requests and responses, held against the specification that is served.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "colophon.editor.password=secret")
@Import(TestDatabase.class)
class OpenApiTests {

	private static final String PAGE = """
			{"title": "Kettles <&> 📖", "description": "What boils *water*.", "markdown": "# A\\n\\n- kettle\\ttext"}
			""";

	private static final String WHOLE_PAGE = """
			{"slug": "pots", "title": "Pots", "description": "What else does.", "question": "What else?", "icon": "gear",
			 "markdown": "<script>alert(1)</script>Pots.", "next": ["docker", "not-there-yet"], "more": ["[One](https://example.org/)"],
			 "hidden": false, "category": "things", "tags": ["tea", "boiling"]}
			""";

	private static final String FILE = """
			---
			title: Cups
			description: What is drunk from.
			status: hidden
			---

			They *break*.
			""";

	private static final String ANNOUNCEMENT = """
			{"text": "News", "link": "/news.html"}""";

	private static final String PROMOTION = """
			{"title": "Run it", "link": "https://example.org/", "picture": "suite.svg", "markdown": "*Now*."}""";

	private static final Map<String, String> PLAIN = Map.of();

	private static final Map<String, String> AS_HTML = Map.of("Accept", "text/html");

	private static final Map<String, String> ANY = Map.of("If-Match", "*");

	private static final Map<String, String> NONE = Map.of("If-None-Match", "*");

	private static final Map<String, String> OLD = Map.of("If-Match", "\"old\", W/\"older\"");

	private static final Map<String, String> ANY_AS_HTML = Map.of("If-Match", "*", "Accept", "text/html");

	/**
	 * What only another configuration or a broken database can answer.
	 */
	private static final String ELSEWHERE = ".* (403|503|default)( .*)?";

	@LocalServerPort
	private int port;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping mappings;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void isServedAsItStands() throws Exception {
		assertThat(new Caller(this.port).specification()).isEqualTo(Files.readString(Path.of("api/openapi.yaml")));
	}

	@Test
	void hasAnExampleOfEverything() throws Exception {
		ApiDocument api = new Caller(this.port).api();
		assertThat(api.withoutExample()).isEmpty();
		assertThat(api.faultsOfExamples()).isEmpty();
	}

	@Test
	void describesEachAddressThatThereIs() throws Exception {
		Set<String> described = new Caller(this.port).api()
			.operations()
			.map(ApiDocument::name)
			.collect(Collectors.toSet());
		assertThat(this.mappings.getHandlerMethods().keySet().stream().flatMap(OpenApiTests::operations)).isNotEmpty()
			.allMatch(described::contains);
	}

	private static Stream<String> operations(RequestMappingInfo mapping) {
		return mapping.getPatternValues()
			.stream()
			.filter((pattern) -> !pattern.equals("/error"))
			.flatMap((pattern) -> pattern.startsWith("/{resource:")
					? Stream.of("announcement", "promotion").map((name) -> pattern.replaceFirst("\\{[^}]*}", name))
					: Stream.of(pattern))
			.map((pattern) -> pattern.replaceAll(":[^/]*}(?=$|[/.])", "}"))
			.flatMap(
					(path) -> mapping.getMethodsCondition().getMethods().stream().map((method) -> method + " " + path));
	}

	@Test
	void describesWhatIsAskedAndAnsweredAndNothingElse() throws Exception {
		Caller caller = new Caller(this.port);
		read(caller);
		readPictures(caller);
		search(caller);
		writePages(caller);
		refusePages(caller);
		changePages(caller);
		restorePages(caller);
		deletePages(caller);
		deleteTheFrontPage(caller);
		write(caller, "/announcement", ANNOUNCEMENT, ANNOUNCEMENT.replace("/news", "javascript:"));
		write(caller, "/promotion", PROMOTION, PROMOTION.replace("https:", "ftp:"));
		promoteWithAPictureThatIsGone(caller);
		readRevisionsWhereThereNeverWasAnything(caller);
		assertThat(caller.seen()).containsExactlyInAnyOrderElementsOf(
				caller.api().answers().stream().filter((answer) -> !answer.matches(ELSEWHERE)).toList());
		caller.seenProblems().addAll(List.of("/problems/read-only", "about:blank"));
		assertThat(caller.seenProblems()).containsExactlyInAnyOrderElementsOf(caller.api().problemTypes());
	}

	private static void read(Caller caller) throws Exception {
		for (String uri : List.of("/pages", "/pages?updatedSince=2026-01-01T00:00:00Z&number=1&size=2&format=json",
				"/pages?number=1000000", "/pages/docker", "/pages/docker?format=html", "/pages/docker?format=md",
				"/pages/index", "/pages/microservices", "/pages/change-log?format=html", "/announcement", "/promotion",
				"/promotion?format=html", "/changes", "/feed.atom", "/sitemap.xml", "/openapi.yaml",
				"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus")) {
			caller.read(200, uri, Map.of("Accept-Language", "de"));
		}
		for (String uri : List.of("/pages/docker", "/announcement", "/promotion", "/search?q=docker")) {
			caller.read(200, uri, AS_HTML);
		}
		caller.read(200, "/actuator/health/readiness", Map.of("Accept", "application/json"));
		for (String uri : List.of("/pages", "/pages/docker", "/announcement", "/promotion", "/changes",
				"/search?q=docker", "/feed.atom", "/sitemap.xml", "/openapi.yaml")) {
			caller.read(304, uri, NONE);
		}
		for (String uri : List.of("/pages", "/pages/docker", "/announcement", "/promotion", "/changes",
				"/search?q=docker", "/openapi.yaml")) {
			caller.read(406, uri, Map.of("Accept", "image/png"));
		}
		caller.read(406, "/changes", AS_HTML);
		caller.read(404, "/pages/none", PLAIN);
		caller.read(404, "/pages/none", AS_HTML);
		for (String uri : List.of("/pages?size=0", "/pages?size=many", "/pages?number=-1",
				"/pages?updatedSince=yesterday", "/pages/A",
				"/pages/" + "a".repeat(caller.api().longest("Slug") + 1))) {
			caller.misread(400, uri);
		}
	}

	private static void readPictures(Caller caller) throws Exception {
		caller.read(200, "/pictures/suite.svg", Map.of("Accept", "image/*"));
		caller.read(206, "/pictures/suite.svg", Map.of("Range", "bytes=0-9"));
		caller.read(304, "/pictures/suite.svg", Map.of("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"));
		caller.read(404, "/pictures/none.svg", AS_HTML);
		caller.read(416, "/pictures/suite.svg", Map.of("Range", "bytes=9999999-"));
	}

	private static void search(Caller caller) throws Exception {
		for (String uri : List.of("/search?q=docker&number=1&size=1", "/search?q=the", "/search?q=nosuchword",
				"/search?format=html", "/search?q=docker&format=html")) {
			caller.read(200, uri, PLAIN);
		}
		caller.read(400, "/search", PLAIN);
		for (String part : List.of("size=0&format=html", "number=many")) {
			caller.misread(400, "/search?q=docker&" + part);
		}
		String tooLong = "a".repeat(caller.api().longest("Query") + 1);
		caller.misread(400, "/search?q=" + tooLong);
		caller.misread(400, "/search?format=html&q=" + tooLong);
	}

	private static void writePages(Caller caller) throws Exception {
		caller.valid(401, "PUT", "/pages/kettles", PAGE,
				Map.of("Content-Type", "application/json", "If-None-Match", "*"));
		caller.write(406, "PUT", "/pages/kettles", PAGE, Map.of("If-None-Match", "*", "Accept", "text/html"));
		caller.read(404, "/pages/kettles", PLAIN);
		caller.write(412, "PUT", "/pages/kettles", PAGE, ANY);
		caller.write(201, "PUT", "/pages/kettles", PAGE, NONE);
		caller.write(201, "PUT", "/pages/pots", WHOLE_PAGE, NONE);
		caller.write(201, "PUT", "/pages/cups", FILE, Map.of("Content-Type", "text/markdown", "If-None-Match", "*"));
		caller.write(412, "PUT", "/pages/kettles", PAGE, NONE);
		caller.write(412, "PUT", "/pages/kettles", PAGE, OLD);
		caller.write(428, "PUT", "/pages/kettles", PAGE, PLAIN);
		caller.write(428, "PUT", "/pages/kettles", PAGE, Map.of("If-Match", "*", "If-None-Match", "*"));
		caller.write(200, "PUT", "/pages/kettles", PAGE.replace("kettle", "pot"), ANY);
		caller.write(200, "PUT", "/pages/kettles",
				"""
						{"slug": null, "title": "T", "description": "D", "markdown": "", "question": null, "icon": null, "next": null,
						 "more": null, "hidden": null, "category": null, "tags": null}""",
				ANY);
		caller.write(422, "PUT", "/pages/pots", WHOLE_PAGE.replace("\"pots\"", "\"pans\""), ANY);
		caller.refused(415, "PUT", "/pages/pots", "Pots", Map.of("If-Match", "*", "Content-Type", "text/plain"));
		caller.refused(400, "PUT", "/pages/Pots", PAGE, NONE);
		for (String uri : List.of("/pages/pots", "/pages/cups")) {
			for (String format : List.of("json", "html", "md")) {
				caller.read(200, uri + "?format=" + format, PLAIN);
			}
		}
	}

	private static void refusePages(Caller caller) throws Exception {
		String page = "{\"title\": \"T\", \"description\": \"D\", \"markdown\": \"M\"";
		for (String wrong : List.of("[]", "null", page + ", \"tilte\": \"T\"}", page + ", \"next\": [\"No Slug\"]}",
				page + ", \"tags\": \"a\"}", page + ", \"hidden\": \"true\"}", page + ", \"hidden\": 1}",
				page.replace("\"T\"", "{}") + "}", page.replace("\"T\"", "5") + "}",
				page.replace("\"T\"", "true") + "}", page + ", \"tags\": [5]}")) {
			caller.refused(400, "PUT", "/pages/refused", wrong, NONE);
		}
		for (String wrong : List.of("{}", "{\"title\": \"T\", \"description\": \"D\"}",
				page.replace("\"T\"", "null") + "}", page.replace("\"T\"", "\" \"") + "}",
				page.replace("\"T\"", "\"a\\nb\"") + "}",
				page.replace("T", "T".repeat(caller.api().longest("Line") + 1)) + "}",
				page.replace("M", "\\u0000") + "}",
				page.replace("M", "M".repeat(caller.api().longest("LongText") + 1)) + "}",
				page + ", \"question\": \"\"}", page + ", \"category\": \"\"}", page + ", \"next\": [null]}",
				page + ", \"tags\": [" + "\"a\", ".repeat(50) + "\"a\"]}")) {
			caller.refused(422, "PUT", "/pages/refused", wrong, NONE);
		}
		caller.refused(422, "PUT", "/pages/refused", "No front matter.",
				Map.of("If-None-Match", "*", "Content-Type", "text/markdown"));
	}

	private static void changePages(Caller caller) throws Exception {
		String patch = "{\"title\": \"Jugs\", \"tags\": null}";
		caller.valid(401, "PATCH", "/pages/pots", patch,
				Map.of("Content-Type", "application/merge-patch+json", "If-Match", "*"));
		caller.write(406, "PATCH", "/pages/pots", patch, ANY_AS_HTML);
		caller.write(412, "PATCH", "/pages/pots", patch, OLD);
		caller.write(404, "PATCH", "/pages/none", patch, ANY);
		caller.write(200, "PATCH", "/pages/pots", patch, ANY);
		caller.write(200, "PATCH", "/pages/pots", "{}", ANY);
		caller.write(200, "PATCH", "/pages/pots", "{\"slug\": \"jugs\"}", ANY);
		caller.read(301, "/pages/pots", PLAIN);
		caller.read(301, "/pages/pots", AS_HTML);
		caller.write(409, "PATCH", "/pages/pots", patch, ANY);
		caller.write(409, "PATCH", "/pages/jugs", "{\"slug\": \"docker\"}", ANY);
		caller.write(409, "PUT", "/pages/pots", PAGE, NONE);
		caller.refused(415, "PATCH", "/pages/jugs", patch, Map.of("If-Match", "*", "Content-Type", "application/json"));
		caller.refused(428, "PATCH", "/pages/jugs", patch, PLAIN);
		caller.refused(400, "PATCH", "/pages/Jugs", patch, ANY);
		for (String wrong : List.of("[]", "null", "{\"tilte\": \"T\"}", "{\"title\": {}}", "{\"title\": 5}",
				"{\"hidden\": \"true\"}", "{\"slug\": \"No Slug\"}")) {
			caller.refused(400, "PATCH", "/pages/jugs", wrong, ANY);
		}
		for (String wrong : List.of("{\"title\": null}", "{\"markdown\": null}", "{\"title\": \"\"}")) {
			caller.refused(422, "PATCH", "/pages/jugs", wrong, ANY);
		}
	}

	private static void restorePages(Caller caller) throws Exception {
		readRevisions(caller, "/pages/kettles");
		caller.write(404, "GET", "/pages/none/revisions", "", PLAIN);
		caller.write(200, "GET", "/pages/jugs/revisions/1", "", PLAIN);
		String first = "/pages/kettles/revisions/1/restoration";
		refuseRestorations(caller, "/pages/kettles");
		caller.refused(400, "POST", "/pages/A/revisions/1/restoration", "", ANY);
		caller.write(200, "POST", first, "", ANY);
		caller.write(204, "DELETE", "/pages/kettles", "", ANY);
		caller.write(200, "GET", "/pages/kettles/revisions/5", "", PLAIN);
		caller.write(410, "POST", "/pages/kettles/revisions/5/restoration", "", NONE);
		caller.write(201, "POST", first, "", NONE);
	}

	private static void deletePages(Caller caller) throws Exception {
		caller.valid(401, "DELETE", "/pages/kettles", "", ANY);
		caller.write(412, "DELETE", "/pages/kettles", "", OLD);
		caller.refused(428, "DELETE", "/pages/kettles", "", PLAIN);
		caller.refused(400, "DELETE", "/pages/A", "", ANY);
		caller.write(204, "DELETE", "/pages/kettles", "", ANY_AS_HTML);
		caller.write(412, "DELETE", "/pages/kettles", "", ANY);
		caller.write(410, "PATCH", "/pages/kettles", "{}", ANY);
		caller.read(410, "/pages/kettles", PLAIN);
		caller.read(410, "/pages/kettles", AS_HTML);
	}

	private static void deleteTheFrontPage(Caller caller) throws Exception {
		caller.write(204, "DELETE", "/pages/index", "", ANY);
		caller.read(404, "/pages/index", PLAIN);
		caller.read(303, "/pages/index", AS_HTML);
	}

	private static void write(Caller caller, String resource, String body, String wrong) throws Exception {
		caller.valid(401, "DELETE", resource, "", ANY);
		caller.refused(428, "DELETE", resource, "", PLAIN);
		caller.write(412, "DELETE", resource, "", OLD);
		caller.write(204, "DELETE", resource, "", ANY);
		caller.read(404, resource, PLAIN);
		caller.read(404, resource, AS_HTML);
		caller.valid(401, "PUT", resource, body, Map.of("Content-Type", "application/json", "If-None-Match", "*"));
		caller.write(406, "PUT", resource, body, Map.of("If-None-Match", "*", "Accept", "text/html"));
		caller.write(412, "PUT", resource, body, ANY);
		caller.write(428, "PUT", resource, body, PLAIN);
		caller.write(201, "PUT", resource, body, NONE);
		caller.write(200, "PUT", resource, body.replaceAll("Run|News", "Other"), ANY);
		caller.refused(415, "PUT", resource, "News", Map.of("If-Match", "*", "Content-Type", "text/markdown"));
		caller.refused(400, "PUT", resource, wrong, ANY);
		caller.refused(400, "PUT", resource, body.replaceFirst("\\{", "{\"more\": 1, "), ANY);
		caller.refused(400, "PUT", resource, body.replaceFirst("\"(Run it|News)\"", "5"), ANY);
		caller.refused(422, "PUT", resource, "{}", ANY);
		caller.refused(422, "PUT", resource, body.replaceFirst("Run it|News", " "), ANY);
		readRevisions(caller, resource);
		refuseRestorations(caller, resource);
		caller.write(200, "GET", resource + "/revisions/2", "", PLAIN);
		caller.write(410, "POST", resource + "/revisions/2/restoration", "", ANY);
		caller.write(200, "POST", resource + "/revisions/1/restoration", "", ANY);
		caller.write(204, "DELETE", resource, "", ANY);
		caller.write(201, "POST", resource + "/revisions/1/restoration", "", NONE);
	}

	private static void readRevisions(Caller caller, String resource) throws Exception {
		String revisions = resource + "/revisions";
		caller.write(200, "GET", revisions, "", PLAIN);
		caller.write(200, "GET", revisions + "?number=0&size=1&format=json", "", PLAIN);
		caller.write(200, "GET", revisions + "/1", "", PLAIN);
		for (String uri : List.of(revisions, revisions + "/1")) {
			caller.read(401, uri, PLAIN);
			caller.write(406, "GET", uri, "", AS_HTML);
		}
		caller.refused(400, "GET", revisions + "?number=many", "", PLAIN);
		caller.refused(400, "GET", revisions + "/one", "", PLAIN);
		caller.write(404, "GET", revisions + "/99", "", PLAIN);
	}

	private static void refuseRestorations(Caller caller, String resource) throws Exception {
		String first = resource + "/revisions/1/restoration";
		caller.valid(401, "POST", first, "", ANY);
		caller.write(406, "POST", first, "", ANY_AS_HTML);
		caller.write(412, "POST", first, "", OLD);
		caller.write(412, "POST", first, "", NONE);
		caller.write(428, "POST", first, "", PLAIN);
		caller.write(404, "POST", resource + "/revisions/99/restoration", "", ANY);
		caller.refused(400, "POST", resource + "/revisions/one/restoration", "", ANY);
	}

	private void promoteWithAPictureThatIsGone(Caller caller) throws Exception {
		this.jdbc.sql("""
				update revision
				set content = jsonb_set(content, '{picture}', '"gone.svg"')
				where resource = 'promotion' and number = 1
				""").update();
		caller.write(422, "POST", "/promotion/revisions/1/restoration", "", ANY);
	}

	private void readRevisionsWhereThereNeverWasAnything(Caller caller) throws Exception {
		this.jdbc.sql("delete from revision where resource in ('announcement', 'promotion')").update();
		caller.write(404, "GET", "/announcement/revisions", "", PLAIN);
		caller.write(404, "GET", "/promotion/revisions", "", PLAIN);
	}

}

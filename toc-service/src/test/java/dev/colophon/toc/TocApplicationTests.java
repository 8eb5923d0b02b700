package dev.colophon.toc;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service, over a real socket.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(TestDatabase.class)
class TocApplicationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/toc?current=microservices", "/toc?view=full" })
	void showsAllEntriesInTheirOrder(String uri) throws Exception {
		String html = send("GET", uri, "text/html").body();
		List<String> entries = Jsoup.parse(html).select("li a").stream().map(TocApplicationTests::line).toList();
		assertThat(entries).isEqualTo(ExpectedEntries.lines());
	}

	@Test
	void leadsFromTheFirstEntryThroughAllOthers() throws Exception {
		List<String> way = new ArrayList<>();
		String address = "/introduction.html";
		while (!address.isEmpty()) {
			String slug = address.substring(1, address.indexOf(".html"));
			Document sidebar = Jsoup.parse(send("GET", "/toc?current=" + slug, "text/html").body());
			way.addAll(sidebar.select("[aria-current=page]").stream().map(TocApplicationTests::line).toList());
			address = sidebar.select("[rel=next]").attr("href");
		}
		assertThat(way).isEqualTo(ExpectedEntries.lines());
	}

	@Test
	void answersHeadWithTheHeadersOfGet() throws Exception {
		HttpResponse<String> head = send("HEAD", "/toc", "text/html");
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		HttpResponse<String> get = send("GET", "/toc", "text/html");
		for (String header : List.of("content-type", "content-length", "etag")) {
			assertThat(head.headers().allValues(header)).hasSize(1).isEqualTo(get.headers().allValues(header));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/toc/%00", "/toc/vim%00", "/toc/%ff", "/toc/..%2fvim", "/toc?view=%00",
			"/toc?current=%ff", "/toc?=", "/toc?view=full&view=full" })
	void refusesBadInput(String uri) throws Exception {
		assertThat(send("GET", uri, "application/json").statusCode()).isEqualTo(400);
		assertThat(send("GET", uri, "text/html").statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(ints = { 101, 5_000, 10_000, 100_000 })
	void refusesALongSlug(int length) throws Exception {
		assertThat(send("GET", "/toc/" + "a".repeat(length), "application/json").statusCode()).isBetween(400, 499);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/toc?current=%00", "/toc?current", "/toc?&&current=a&current=b", "/toc?current=%F0%9F%93%96" })
	void doesNotMindAnOddCurrentPage(String uri) throws Exception {
		assertThat(send("GET", uri, "text/html").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void hasNothingAtTheAddressOfErrors(String accepted) throws Exception {
		HttpResponse<String> response = send("GET", "/error", accepted);
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
	}

	@Test
	void waitsLessForAConnectionToShowThatItIsAliveThanForOneAtAll(@Autowired HikariDataSource connections) {
		assertThat(connections.getValidationTimeout()).isLessThan(connections.getConnectionTimeout());
	}

	@Test
	void isReadyWithItsDatabase(@Autowired HealthEndpointGroups groups) throws Exception {
		HealthEndpointGroup readiness = groups.get("readiness");
		assertThat(readiness).isNotNull();
		assertThat(readiness.isMember("db")).isTrue();
		assertThat(send("GET", "/actuator/health/readiness", "application/json").statusCode()).isEqualTo(200);
		assertThat(send("GET", "/actuator/health/liveness", "application/json").statusCode()).isEqualTo(200);
	}

	private static String line(Element link) {
		return link.attr("href") + " " + link.text();
	}

	private HttpResponse<String> send(String method, String uri, String accepted) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + uri))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.header("Accept", accepted)
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString());
	}

}

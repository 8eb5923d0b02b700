package dev.colophon.gateway;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A site whose address is https, and whose certificate a proxy in front has.
 */
@KeepsPages
class StrictTransportSecurityTests extends GatewayTests {

	private static final String A_YEAR = "max-age=31536000";

	@ParameterizedTest
	@ValueSource(strings = { "/docker.html", "/docker.html?xray", "/unknown.html", "/nowhere", "/index.html",
			"/robots.txt", "/api/content/pages/docker", "/api/content/actuator", "/search.html?q=" })
	void isAskedForInAllAnswers(String path) throws Exception {
		services.allowKeeping();
		assertThat(header(get(path))).contains(A_YEAR);
		HttpResponse<String> again = get(path, "If-None-Match", get(path).headers().firstValue("ETag").orElse("\"a\""));
		assertThat(header(again)).contains(A_YEAR);
	}

	@Test
	void isAskedForWhereSomethingIsRefusedOrFails() throws Exception {
		HttpResponse<String> large = post("/api/toc/toc", "text/plain",
				BodyPublishers.ofByteArray(new byte[2_000_000]));
		assertThat(large.statusCode()).isEqualTo(413);
		assertThat(header(large)).contains(A_YEAR);
		services.toc.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)));
		HttpResponse<String> broken = get("/api/toc/toc");
		assertThat(broken.statusCode()).isEqualTo(503);
		assertThat(header(broken)).contains(A_YEAR);
	}

	@ParameterizedTest
	@CsvSource({ "400,GET /docker.html HTTP/1.1", "400,NOTHING", "400,GET /%zz HTTP/1.1|Host: a",
			"400,GET /api/%00 HTTP/1.1|Host: a|Connection: close", "405,CONNECT a:80 HTTP/1.1|Host: a:80",
			"414,GET /{long} HTTP/1.1|Host: a", "417,POST /visits HTTP/1.1|Host: a|Expect: x",
			"431,GET /docker.html HTTP/1.1|Host: a|X-Long: {long}", "505,GET /docker.html HTTP/9.1|Host: a" })
	void isAskedForWhereTheServerItselfRefuses(int status, String request) throws Exception {
		String answer = exchange(request.replace("|", "\r\n").replace("{long}", "a".repeat(10_000)) + "\r\n\r\n");
		assertThat(answer).startsWith("HTTP/1.1 " + status + ' ')
			.containsOnlyOnce("\r\nStrict-Transport-Security: " + A_YEAR + "\r\n");
	}

	@ParameterizedTest
	@CsvSource({ "X-Forwarded-Proto,http,false", "X-Forwarded-Proto,https,true", "Forwarded,proto=http,false",
			"Forwarded,for=192.0.2.1;proto=\"https\",true" })
	void isNotAskedForOverHttp(String name, String value, boolean isExpected) throws Exception {
		assertThat(header(get("/docker.html", name, value)).isPresent()).isEqualTo(isExpected);
	}

	private static Optional<String> header(HttpResponse<?> response) {
		return response.headers().firstValue("Strict-Transport-Security");
	}

}

package dev.colophon.gateway;

import java.io.IOException;
import java.util.stream.Stream;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no well-behaved client would send, byte by byte.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadInputTests extends GatewayTests {

	static Stream<String> requests() {
		String rest = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
		return Stream.of("GET /../etc/passwd.html" + rest, "GET /%2e%2e/etc/passwd.html" + rest,
				"GET /..%2fetc%2fpasswd.html" + rest, "GET /%00.html" + rest, "GET /docker%00.html" + rest,
				"GET /" + "a".repeat(10_000) + ".html" + rest, "GET /" + "a".repeat(200) + ".html" + rest,
				"GET /%ff%fe.html" + rest, "GET /%.html" + rest, "GET /\u00e9.html" + rest,
				"GET /newsletter/%ff" + rest, "GET /newsletter/../../x" + rest, "GET /api/content/%ff" + rest,
				"FOO /docker.html" + rest, "GET docker.html" + rest, "TRACE /docker.html" + rest,
				"POST /newsletter/subscriptions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ "Content-Type: application/unknown\r\nContent-Length: 1\r\n\r\nx",
				"POST /newsletter/subscriptions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ "Content-Type: ;;;\r\nContent-Length: 1\r\n\r\nx",
				"POST /newsletter/subscriptions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ "Content-Type: */*\r\nContent-Length: 1\r\n\r\nx",
				"POST /api/newsletter/subscriptions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ "Content-Type: application/*\r\nContent-Length: 1\r\n\r\nx",
				"POST /api/newsletter/subscriptions?email=%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
						+ "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
				"GET /api/content/pages?updatedSince=%ff" + rest, "GET /api/content/../toc/x" + rest,
				"GET /newsletter/../y" + rest, "GET /api/content/./pages" + rest,
				" /api/content/pages HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
				"GET /docker.html HTTP/1.1\r\nConnection: close\r\n\r\n");
	}

	@ParameterizedTest
	@MethodSource("requests")
	void isRefusedAndNothingIsToldOfTheInside(String request, CapturedOutput log) throws IOException {
		String response = exchange(request);
		assertThat(response).matches("(?s)HTTP/1\\.1 4\\d\\d .*");
		assertThat(response).doesNotContain("java.", "\tat ", "Jetty", "Exception");
		assertThat(log).doesNotContain(" ERROR ");
	}

}

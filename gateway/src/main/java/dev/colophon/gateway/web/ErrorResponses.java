package dev.colophon.gateway.web;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers requests that are refused before any filter has seen them: with problem details
 * (RFC 9457) where programs ask, else with a line of text, and without asking a service.
 */
public final class ErrorResponses {

	private ErrorResponses() {
	}

	/**
	 * Writes the answer, and completes the callback when it is written.
	 * @param detail one sentence, without quotation marks
	 */
	public static void write(Request request, Response response, int status, String detail, Callback callback) {
		String path = request.getHttpURI().getPath();
		boolean isApi = path != null && path.startsWith("/api/");
		HttpFields.Mutable headers = response.getHeaders();
		SecurityHeaders.ALL.forEach(headers::put);
		headers.put(HttpHeader.CACHE_CONTROL, "no-store");
		headers.put(HttpHeader.CONTENT_TYPE, isApi ? "application/problem+json" : "text/plain;charset=utf-8");
		response.setStatus(status);
		Content.Sink.write(response, true, isApi ? problem(status, detail) : detail + "\n", callback);
	}

	private static String problem(int status, String detail) {
		return """
				{"title":"%s","status":%d,"detail":"%s"}
				""".formatted(HttpStatus.getMessage(status), status, detail);
	}

}

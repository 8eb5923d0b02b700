package dev.colophon.gateway.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that are refused before any filter has seen them: with a problem
 * detail (RFC 9457) where programs ask and where the target could not be read, else with
 * a line of text, and without asking a service.
 */
public final class ErrorResponses {

	/**
	 * What Jetty has for the path of a request whose target it could not read.
	 */
	private static final String UNREADABLE = "/badMessage";

	/**
	 * The path may be one that was refused for its spelling.
	 */
	private static final Pattern API = Pattern.compile("/+api(?![A-Za-z0-9._-]).*", Pattern.DOTALL);

	private ErrorResponses() {
	}

	/**
	 * Writes the answer, and completes the callback when it is written.
	 * @param detail one sentence, without quotation marks; none if the status says it all
	 */
	public static void write(Request request, Response response, int status, @Nullable String detail,
			Callback callback) {
		HttpFields.Mutable headers = response.getHeaders();
		SecurityHeaders.ALL.forEach(headers::put);
		headers.put(HttpHeader.CACHE_CONTROL, "no-store");
		response.setStatus(status);
		boolean isProblem = isForPrograms(request.getHttpURI().getPath());
		headers.put(HttpHeader.CONTENT_TYPE, isProblem ? "application/problem+json" : "text/plain;charset=utf-8");
		String text = (detail != null) ? detail : status + " " + HttpStatus.getMessage(status);
		String body = isProblem ? problem(status, detail) : text + "\n";
		headers.put(HttpHeader.CONTENT_LENGTH, body.getBytes(StandardCharsets.UTF_8).length);
		Content.Sink.write(response, true, body, callback);
	}

	static String problem(int status, @Nullable String detail) {
		String more = (detail != null) ? ",\"detail\":\"" + detail + '"' : "";
		return "{\"title\":\"" + HttpStatus.getMessage(status) + "\",\"status\":" + status + more + "}";
	}

	private static boolean isForPrograms(@Nullable String path) {
		return path == null || path.equals(UNREADABLE) || API.matcher(path).matches();
	}

}

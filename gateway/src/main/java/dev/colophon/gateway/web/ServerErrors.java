package dev.colophon.gateway.web;

import java.nio.charset.StandardCharsets;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What the server itself answers before any filter is asked: a problem detail (RFC 9457)
 * below {@code /api/} and where the target could not be read, else a sentence.
 */
class ServerErrors extends ErrorHandler {

	/**
	 * What Jetty has for the path of a request whose target it could not read.
	 */
	private static final String UNREADABLE = "/badMessage";

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException exception) {
			response.setStatus(exception.getCode());
		}
		int status = response.getStatus();
		HttpFields.Mutable headers = response.getHeaders();
		SecurityHeaders.ALL.forEach(headers::put);
		headers.put(HttpHeader.CACHE_CONTROL, "no-store");
		if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
			headers.put(HttpHeader.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
		}
		if (HttpStatus.hasNoBody(status)) {
			callback.succeeded();
			return true;
		}
		if (HttpMethod.CONNECT.is(request.getMethod())) {
			// What follows is for somebody else.
			headers.put(HttpHeader.CONNECTION, "close");
		}
		boolean isProblem = isForPrograms(request.getHttpURI().getPath());
		headers.put(HttpHeader.CONTENT_TYPE, isProblem ? "application/problem+json" : "text/plain;charset=utf-8");
		String body = isProblem ? problem(status) : status + " " + HttpStatus.getMessage(status) + "\n";
		headers.put(HttpHeader.CONTENT_LENGTH, body.getBytes(StandardCharsets.UTF_8).length);
		Content.Sink.write(response, true, body, callback);
		return true;
	}

	/**
	 * A problem detail that says no more than the status.
	 */
	static String problem(int status) {
		return "{\"title\":\"" + HttpStatus.getMessage(status) + "\",\"status\":" + status + "}";
	}

	/**
	 * The path may be one that was refused for its spelling.
	 */
	private static boolean isForPrograms(@Nullable String path) {
		return path == null || path.equals(UNREADABLE) || path.matches("/+api(?![A-Za-z0-9._-]).*");
	}

}

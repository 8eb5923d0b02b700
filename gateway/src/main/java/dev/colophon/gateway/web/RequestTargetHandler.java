package dev.colophon.gateway.web;

import java.util.Optional;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives a request the normal spelling of its path before anything looks at it, so that
 * limits, routes and services see the same, and turns away targets that are no URI.
 */
class RequestTargetHandler extends Handler.Wrapper {

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		if (HttpMethod.CONNECT.is(request.getMethod())) {
			response.getHeaders().put(HttpHeader.ALLOW, WellFormedRequests.ALLOW);
			return refuse(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
		}
		HttpURI uri = request.getHttpURI();
		String path = uri.getPath();
		if (HttpMethod.OPTIONS.is(request.getMethod()) && path.equals("*")) {
			SecurityHeaders.ALL.forEach(response.getHeaders()::put);
			response.getHeaders().put(HttpHeader.ALLOW, WellFormedRequests.ALLOW);
			response.setStatus(HttpStatus.NO_CONTENT_204);
			callback.succeeded();
			return true;
		}
		Optional<String> normal = RequestTarget.normalPath(path);
		if (normal.isEmpty() || !RequestTarget.isQuery(uri.getQuery()) || uri.getFragment() != null) {
			return refuse(request, response, callback, HttpStatus.BAD_REQUEST_400);
		}
		return super.handle(
				normal.get().equals(path) ? request
						: Request.serveAs(request,
								HttpURI.build(uri, normal.get(), null, uri.getQuery()).asImmutable()),
				response, callback);
	}

	private static boolean refuse(Request request, Response response, Callback callback, int status) {
		Response.writeError(request, response, callback, status);
		return true;
	}

}

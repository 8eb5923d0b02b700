package dev.colophon.gateway.web;

import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the server itself answers before any filter is asked.
 */
class ServerErrors extends ErrorHandler {

	private final StrictTransportSecurity transport;

	ServerErrors(StrictTransportSecurity transport) {
		this.transport = transport;
	}

	@Override
	public boolean handle(Request request, Response response, Callback callback) {
		if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException exception) {
			response.setStatus(exception.getCode());
		}
		int status = response.getStatus();
		if (HttpStatus.hasNoBody(status)) {
			callback.succeeded();
			return true;
		}
		HttpFields.Mutable headers = response.getHeaders();
		this.transport.addTo(headers, request);
		if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
			headers.put(HttpHeader.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
		}
		if (HttpMethod.CONNECT.is(request.getMethod())) {
			// What follows is for somebody else.
			headers.put(HttpHeader.CONNECTION, "close");
		}
		ErrorResponses.write(request, response, status, null, callback);
		return true;
	}

}

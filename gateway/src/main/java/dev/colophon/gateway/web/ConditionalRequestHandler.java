package dev.colophon.gateway.web;

import java.nio.ByteBuffer;
import java.util.regex.Pattern;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Evaluates the conditions of GET and HEAD requests (RFC 9110, section 13) against their
 * answers, wherever these come from, in the encoding in which they go over the network.
 */
public class ConditionalRequestHandler extends Handler.Wrapper {

	private static final Pattern IDENTITY_REFUSED = Pattern
		.compile("(?:^|(?<=,))\\s*(?:identity|\\*)\\s*;\\s*[qQ]=0(?:\\.0*)?\\s*(?:,|$)");

	@Override
	public boolean handle(Request request, Response response, Callback callback) throws Exception {
		leaveOutLengthOfNotModified(request, response);
		boolean isRead = HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
		if (!isRead) {
			return super.handle(request, response, callback);
		}
		return super.handle(unconditional(request),
				Preconditions.areIn(request.getHeaders()) ? new Conditional(request, response) : response, callback);
	}

	/**
	 * The request as if there were no conditions: they are looked at here, and here only,
	 * but for those which tell the service of an API that it need not render what is
	 * known already. That service does not know the ETag of what was compressed here. A
	 * range of one version ({@code If-Range}) may always be answered with the whole (RFC
	 * 9110, section 14.2). A client that accepts no encoding at all, which Jetty would
	 * refuse, gets the answer unencoded (section 12.5.3).
	 */
	private static Request unconditional(Request request) {
		HttpFields.Mutable headers = HttpFields.build(request.getHeaders());
		if (headers.contains(HttpHeader.IF_RANGE)) {
			headers.remove(HttpHeader.RANGE).remove(HttpHeader.IF_RANGE);
		}
		boolean isForVersion = headers.contains(HttpHeader.IF_MATCH)
				|| headers.contains(HttpHeader.IF_UNMODIFIED_SINCE);
		headers.remove(HttpHeader.IF_MATCH).remove(HttpHeader.IF_UNMODIFIED_SINCE);
		boolean isForCompressed = headers.getValuesList(HttpHeader.IF_NONE_MATCH)
			.stream()
			.anyMatch((value) -> value.contains(Preconditions.MARK_OF_COMPRESSED));
		if (isForVersion || isForCompressed || !request.getHttpURI().getPath().startsWith("/api/")) {
			headers.remove(HttpHeader.IF_NONE_MATCH).remove(HttpHeader.IF_MODIFIED_SINCE);
		}
		if (headers.contains(HttpHeader.ACCEPT_ENCODING)) {
			String accepted = String.join(",", headers.getValuesList(HttpHeader.ACCEPT_ENCODING));
			headers.put(HttpHeader.ACCEPT_ENCODING, IDENTITY_REFUSED.matcher(accepted).replaceAll(""));
		}
		HttpFields immutable = headers.asImmutable();
		return new Request.Wrapper(request) {
			@Override
			public HttpFields getHeaders() {
				return immutable;
			}
		};
	}

	/**
	 * Jetty says that there are 0 bytes, but the length of a 304 would be that of the
	 * answer which the reader has (RFC 9110, section 8.6).
	 */
	public static void leaveOutLengthOfNotModified(Request request, Response response) {
		request.addHttpStreamWrapper((stream) -> new HttpStream.Wrapper(stream) {
			@Override
			public void prepareResponse(HttpFields.Mutable headers) {
				super.prepareResponse(headers);
				if (response.getStatus() == HttpStatus.NOT_MODIFIED_304) {
					headers.remove(HttpHeader.CONTENT_LENGTH);
					// Where an answer could be compressed, Jetty says it twice.
					HttpField etag = headers.getField(HttpHeader.ETAG);
					if (etag != null) {
						headers.put(etag);
					}
				}
			}
		});
	}

	private static final class Conditional extends Response.Wrapper {

		private static final HttpHeader[] OF_THE_CONTENT = { HttpHeader.CONTENT_LENGTH, HttpHeader.CONTENT_TYPE,
				HttpHeader.CONTENT_ENCODING, HttpHeader.CONTENT_LANGUAGE, HttpHeader.CONTENT_RANGE,
				HttpHeader.ACCEPT_RANGES };

		private boolean isAnswered;

		Conditional(Request request, Response response) {
			super(request, response);
		}

		@Override
		public void write(boolean last, ByteBuffer content, Callback callback) {
			if (this.isAnswered) {
				drop(content, callback);
				return;
			}
			int status = isCommitted() ? getStatus()
					: Preconditions.status(getStatus(), getRequest().getHeaders(), getHeaders());
			if (status == getStatus()) {
				super.write(last, content, callback);
				return;
			}
			this.isAnswered = true;
			setStatus(status);
			for (HttpHeader header : OF_THE_CONTENT) {
				getHeaders().remove(header);
			}
			if (content != null) {
				content.position(content.limit());
			}
			super.write(true, null, callback);
		}

		private static void drop(ByteBuffer content, Callback callback) {
			if (content != null) {
				content.position(content.limit());
			}
			callback.succeeded();
		}

	}

}

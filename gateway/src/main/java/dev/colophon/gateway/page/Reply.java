package dev.colophon.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.colophon.gateway.web.Problems;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/**
 * What a reader is answered, whoever writes it to the network.
 *
 * @param headers all that tell of the page, by name
 */
record Reply(int status, Map<String, String> headers, byte[] body) {

	private static final String ASK_AGAIN = "no-cache";

	private static final String DO_NOT_KEEP = "no-store";

	/**
	 * A page, or only the news that the reader has it already.
	 */
	static Reply of(Page page, Timing timing, Encoding encoding, @Nullable String ifNoneMatch) {
		Page.Body body = page.body(encoding);
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
		headers.put("Server-Timing", timing.header());
		if (HttpStatusCode.valueOf(page.status()).isError()) {
			headers.put(HttpHeaders.CACHE_CONTROL, DO_NOT_KEEP);
			if (page.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
				headers.put(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_SECONDS);
			}
		}
		else {
			headers.put(HttpHeaders.CACHE_CONTROL, ASK_AGAIN);
			headers.put(HttpHeaders.ETAG, body.etag());
			if (body.isKnownTo(ifNoneMatch)) {
				return new Reply(HttpStatus.NOT_MODIFIED.value(), headers, new byte[0]);
			}
		}
		headers.put(HttpHeaders.CONTENT_TYPE, page.contentType());
		if (body.encoding() != Encoding.IDENTITY) {
			headers.put(HttpHeaders.CONTENT_ENCODING, body.encoding().token());
		}
		return new Reply(page.status(), headers, body.bytes());
	}

	/**
	 * A page that nobody may keep, not even the reader.
	 */
	static Reply once(Page page, Timing timing, Encoding encoding) {
		Reply reply = of(page, timing, encoding, null);
		reply.headers().put(HttpHeaders.CACHE_CONTROL, DO_NOT_KEEP);
		reply.headers().remove(HttpHeaders.ETAG);
		return reply;
	}

}

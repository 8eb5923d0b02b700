package dev.colophon.gateway.page;

import dev.colophon.gateway.web.SecurityHeaders;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * A reply as the server writes it: its header fields, encoded once, and its bytes.
 */
record FieldsAndBytes(int status, HttpFields fields, byte[] bytes) {

	static FieldsAndBytes of(Reply reply) {
		HttpFields.Mutable fields = HttpFields.build();
		SecurityHeaders.ALL.forEach((name, value) -> fields.add(encoded(name, value)));
		reply.headers().forEach((name, value) -> fields.add(encoded(name, value)));
		if (reply.status() != 304) {
			fields.add(encoded(HttpHeader.CONTENT_LENGTH.asString(), String.valueOf(reply.body().length)));
		}
		return new FieldsAndBytes(reply.status(), fields.asImmutable(), reply.body());
	}

	private static HttpField encoded(String name, String value) {
		return new PreEncodedHttpField(HttpHeader.CACHE.get(name), name, value);
	}

}

package dev.colophon.newsletter.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that is too long by counting, for not every body tells its length
 * beforehand. Forms never come here: Tomcat reads them, and the limit is the one that it
 * has for them.
 */
@ControllerAdvice
class BodyLimit extends RequestBodyAdviceAdapter {

	private final int mostBytes;

	BodyLimit(@Value("${server.tomcat.max-http-form-post-size}") DataSize most) {
		this.mostBytes = Math.toIntExact(most.toBytes());
	}

	private record Body(byte[] bytes, HttpHeaders headers) implements HttpInputMessage {

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(this.bytes);
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

	}

	@Override
	public boolean supports(MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converterType) {
		return true;
	}

	@Override
	public HttpInputMessage beforeBodyRead(HttpInputMessage message, MethodParameter parameter, Type type,
			Class<? extends HttpMessageConverter<?>> converterType) throws IOException {
		byte[] bytes = message.getBody().readNBytes(this.mostBytes + 1);
		if (bytes.length > this.mostBytes) {
			throw new BodyTooLong();
		}
		return new Body(bytes, message.getHeaders());
	}

}

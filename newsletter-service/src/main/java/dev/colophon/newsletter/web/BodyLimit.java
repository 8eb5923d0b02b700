package dev.colophon.newsletter.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body of a stranger that is too long by counting, for not every body tells its
 * length beforehand. Forms never come here: Tomcat reads them, and the limit is the one
 * that it has for them.
 */
@ControllerAdvice
public class BodyLimit extends RequestBodyAdviceAdapter {

	/** Room for a text of 200,000 characters. */
	private static final int MOST_BYTES_OF_EDITOR = 1_048_576;

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
		int most = isEditor() ? Math.max(MOST_BYTES_OF_EDITOR, this.mostBytes) : this.mostBytes;
		return new Body(read(message.getBody(), most), message.getHeaders());
	}

	/**
	 * The body of a form on the editor's desk. Whoever asks for its parameters has Tomcat
	 * read it, which refuses what is too long for a stranger.
	 * @throws BodyTooLong if it is
	 */
	public static HttpInputMessage ofEditor(InputStream body) throws IOException {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
		return new Body(read(body, MOST_BYTES_OF_EDITOR), headers);
	}

	/**
	 * A body with a limit of its own.
	 * @throws BodyTooLong if it is longer
	 */
	public static byte[] read(InputStream body, int most) throws IOException {
		byte[] bytes = body.readNBytes(most + 1);
		if (bytes.length > most) {
			throw new BodyTooLong();
		}
		return bytes;
	}

	private static boolean isEditor() {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		return authentication != null && authentication.isAuthenticated()
				&& !(authentication instanceof AnonymousAuthenticationToken);
	}

}

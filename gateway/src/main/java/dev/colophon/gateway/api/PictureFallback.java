package dev.colophon.gateway.api;

import java.io.InputStream;
import java.util.Optional;

import dev.colophon.gateway.fragment.Picture;
import dev.colophon.gateway.fragment.PictureCache;

import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers with a picture that is kept where the service that has it does not answer, or
 * fails.
 */
@Component
class PictureFallback {

	private final PictureCache pictures;

	PictureFallback(PictureCache pictures) {
		this.pictures = pictures;
	}

	ServerResponse answer(ServerRequest request, HandlerFunction<ServerResponse> next) throws Exception {
		// The path is changed on the way to the service.
		String address = request.path();
		ServerResponse response = next.handle(request);
		boolean isRead = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
		Optional<Picture> picture = (isRead && response.statusCode().is5xxServerError()) ? this.pictures.find(address)
				: Optional.empty();
		if (picture.isEmpty()) {
			return response;
		}
		InputStream unread = MvcUtils.getAttribute(request, MvcUtils.CLIENT_RESPONSE_INPUT_STREAM_ATTR);
		if (unread != null) {
			unread.close();
		}
		return kept(picture.get(), request);
	}

	private static ServerResponse kept(Picture picture, ServerRequest request) {
		return notModified(picture, request).orElseGet(() -> ServerResponse.ok()
			.headers((headers) -> picture.headers().forEach(headers::set))
			.body(new ByteArrayResource(picture.bytes())));
	}

	private static Optional<ServerResponse> notModified(Picture picture, ServerRequest request) {
		String etag = picture.headers().getOrDefault("etag", "");
		// Spring knows the asterisk as a condition of writing only (RFC 9110, section
		// 13.1.2).
		if (request.headers().header(HttpHeaders.IF_NONE_MATCH).contains("*")) {
			return Optional.of(ServerResponse.status(HttpStatus.NOT_MODIFIED)
				.headers((headers) -> picture.headers().forEach(headers::set))
				.build());
		}
		return etag.isEmpty() ? Optional.empty() : request.checkNotModified(etag);
	}

}

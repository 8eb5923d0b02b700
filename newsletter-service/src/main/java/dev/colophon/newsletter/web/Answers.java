package dev.colophon.newsletter.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Answers that caches may keep. Their ETag is a digest of what they are made from, so
 * that whoever has an answer already is told so before anything is rendered.
 */
@Component
@EnableConfigurationProperties(Freshness.class)
public class Answers {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Freshness freshness;

	private final Build build;

	Answers(Freshness freshness, ObjectProvider<BuildProperties> build) {
		this.freshness = freshness;
		this.build = Build.of(build);
	}

	/**
	 * Renders an answer, unless the caller has it. Then there is none, and the response
	 * is a finished 304.
	 * @param source all that this answer shows; where it is equal, so are the answers
	 */
	public <T> @Nullable T unlessKnown(ServletWebRequest request, MediaType type, Object source,
			Supplier<T> rendering) {
		return unlessKnown(request, etag(type, source), rendering);
	}

	/**
	 * The same for an answer that is never made twice: where the sources are equal, one
	 * is as good as another (a weak ETag: RFC 9110, section 8.8.1).
	 */
	public <T> @Nullable T unlessAsGoodIsKnown(ServletWebRequest request, MediaType type, Object source,
			Supplier<T> rendering) {
		return unlessKnown(request, "W/" + etag(type, source), rendering);
	}

	private <T> @Nullable T unlessKnown(ServletWebRequest request, String etag, Supplier<T> rendering) {
		HttpServletResponse response = Objects.requireNonNull(request.getResponse());
		response.setHeader(HttpHeaders.CACHE_CONTROL, this.freshness.cacheControl());
		return isKnown(request, response, etag) ? null : rendering.get();
	}

	private static boolean isKnown(ServletWebRequest request, HttpServletResponse response, String etag) {
		// Spring knows the asterisk as a condition of writing only (RFC 9110, section
		// 13.1.2).
		if ("*".equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
			response.setStatus(HttpStatus.NOT_MODIFIED.value());
			response.setHeader(HttpHeaders.ETAG, etag);
			return true;
		}
		return request.checkNotModified(etag);
	}

	private String etag(MediaType type, Object source) {
		byte[] bytes = JSON.writeValueAsBytes(List.of(this.build.fingerprint(), type.toString(), source));
		return '"' + HexFormat.of().formatHex(sha256().digest(bytes), 0, 16) + '"';
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

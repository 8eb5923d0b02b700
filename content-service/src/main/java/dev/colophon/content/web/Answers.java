package dev.colophon.content.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * that whoever has an answer already is told so before anything is rendered. It begins
 * with a digest of the stored state alone, which is the same in all builds: that half is
 * what a write is guarded by.
 */
@Component
@EnableConfigurationProperties(Freshness.class)
public class Answers {

	private static final JsonMapper JSON = JsonMapper.shared();

	/**
	 * Leaves out what is empty, so that a member that a later build adds changes nothing
	 * where it is not used.
	 */
	private static final JsonMapper STATE = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_DEFAULT))
		.build();

	private static final int BYTES_OF_HALF = 8;

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
		return unlessKnown(request, type, source, source, rendering);
	}

	/**
	 * The same for an answer of which an editor can write a part.
	 * @param state the stored data that a write replaces
	 */
	public <T> @Nullable T unlessKnown(ServletWebRequest request, MediaType type, Object state, Object source,
			Supplier<T> rendering) {
		HttpServletResponse response = Objects.requireNonNull(request.getResponse());
		response.setHeader(HttpHeaders.CACHE_CONTROL, cacheControl());
		return isKnown(request, response, etag(type, state, source)) ? null : rendering.get();
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

	/**
	 * For how long caches may keep what is not rendered here.
	 */
	public String cacheControl() {
		return this.freshness.cacheControl();
	}

	/**
	 * The ETag of one representation.
	 * @param state the stored data that a write replaces
	 * @param source all that it shows
	 */
	public String etag(MediaType type, Object state, Object source) {
		byte[] shown = JSON.writeValueAsBytes(List.of(this.build.fingerprint(), type.toString(), source));
		return '"' + stateDigest(state) + digest(shown) + '"';
	}

	/**
	 * What the ETags of all representations begin with, in all builds, while this is the
	 * state.
	 */
	public static String stateDigest(Object state) {
		return digest(STATE.writeValueAsBytes(state));
	}

	private static String digest(byte[] bytes) {
		return HexFormat.of().formatHex(sha256().digest(bytes), 0, BYTES_OF_HALF);
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

package dev.colophon.content.web;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * What the writer of a request knows of the thing that they write: RFC 9110, sections
 * 13.1.1 and 13.1.2.
 *
 * @param creates whether they know that there is none
 * @param known the ETags of what they know; one that is any if there just has to be one
 */
public record Precondition(boolean creates, List<ETag> known) {

	private static final String ANY = "*";

	/**
	 * The condition that a request states.
	 * @throws PreconditionRequired if it states none
	 */
	public static Precondition of(HttpServletRequest request) {
		String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
		boolean creates = isAny(request.getHeader(HttpHeaders.IF_NONE_MATCH));
		if (creates == (ifMatch != null)) {
			throw new PreconditionRequired();
		}
		return new Precondition(creates, creates ? List.of() : ETag.parse(ifMatch));
	}

	/**
	 * The condition that there is something in this state.
	 */
	public static Precondition matching(Object state) {
		return new Precondition(false, List.of(new ETag(Answers.stateDigest(state), false)));
	}

	private static boolean isAny(@Nullable String field) {
		return field != null && field.strip().equals(ANY);
	}

	/**
	 * Compares with what there is.
	 * @param state the stored data that the write replaces
	 * @throws PreconditionFailed if somebody else was faster
	 */
	public void check(Optional<?> state) {
		if (this.creates && state.isPresent()) {
			throw new PreconditionFailed("This is there already. Read it, and send its ETag in If-Match.");
		}
		if (!this.creates && state.filter(this::isKnown).isEmpty()) {
			throw new PreconditionFailed("This has changed since you read it. Read it again before you write.");
		}
	}

	/**
	 * The answer to a write that met it, without its body.
	 * @param path of what was written: in {@code Content-Location}, and in
	 * {@code Location} where it is new (RFC 9110, sections 8.7 and 10.2.2)
	 */
	public ResponseEntity.BodyBuilder answer(String path) {
		URI here = ServletUriComponentsBuilder.fromCurrentContextPath().path(path).build().toUri();
		URI address = URI.create(here.getRawPath());
		ResponseEntity.BodyBuilder answer = this.creates ? ResponseEntity.created(address) : ResponseEntity.ok();
		return answer.header(HttpHeaders.CONTENT_LOCATION, address.toString());
	}

	/**
	 * The state alone counts: the rest of an ETag is of a rendering, and of the build
	 * that made it, and whoever compresses an answer may have appended something.
	 */
	private boolean isKnown(Object state) {
		String digest = Answers.stateDigest(state);
		return this.known.stream().anyMatch((tag) -> tag.isWildcard() || (!tag.weak() && tag.tag().startsWith(digest)));
	}

}

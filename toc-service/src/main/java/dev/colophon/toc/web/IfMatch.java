package dev.colophon.toc.web;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;

/**
 * What a writer says that they have read: RFC 9110, section 13.1.1.
 */
public final class IfMatch {

	private static final Pattern TAGS = Pattern.compile("\\*|TAG(\\s*,\\s*TAG)*".replace("TAG", "(W/)?\"[!#-~]+\""));

	private final List<ETag> tags;

	private IfMatch(List<ETag> tags) {
		this.tags = tags;
	}

	/**
	 * The condition of a write that has to have one, else the answer is 428.
	 */
	public static IfMatch required(HttpHeaders headers) {
		if (!headers.containsHeader(HttpHeaders.IF_MATCH)) {
			throw new PreconditionRequired();
		}
		return ifSent(headers);
	}

	/**
	 * The condition of a write that need not have one.
	 */
	public static IfMatch ifSent(HttpHeaders headers) {
		return new IfMatch(headers.getOrEmpty(HttpHeaders.IF_MATCH).stream().flatMap(IfMatch::tags).toList());
	}

	private static Stream<ETag> tags(String field) {
		if (!TAGS.matcher(field).matches()) {
			throw new InvalidInput("If-Match holds ETags in their quotation marks, or an asterisk");
		}
		return ETag.parse(field).stream();
	}

	/**
	 * Refuses the write with 412, unless the writer has an ETag of one of these states,
	 * whichever build gave it out. A weak one is nobody's: it may stand for something
	 * else by now.
	 */
	public void requireOneOf(Object... current) {
		if (!this.tags.isEmpty() && !isOneOf(Stream.of(current).map(Answers::stateDigest).toList())) {
			throw new PreconditionFailed();
		}
	}

	/**
	 * The state alone counts: the rest of an ETag is of a rendering, and of the build
	 * that made it, and whoever compresses an answer may have appended something.
	 */
	private boolean isOneOf(List<String> states) {
		return this.tags.stream()
			.anyMatch((tag) -> tag.isWildcard() || (!tag.weak() && states.stream().anyMatch(tag.tag()::startsWith)));
	}

}

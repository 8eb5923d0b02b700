package dev.colophon.toc.web;

import java.util.List;
import java.util.Set;
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
	 * Refuses the write with 412, unless one of these ETags is the writer's. A weak one
	 * is nobody's: it may stand for something else by now.
	 */
	public void requireOneOf(Set<String> current) {
		if (!this.tags.isEmpty() && this.tags.stream().noneMatch((tag) -> isOneOf(tag, current))) {
			throw new PreconditionFailed();
		}
	}

	private static boolean isOneOf(ETag tag, Set<String> current) {
		return tag.isWildcard() || (!tag.weak() && current.contains(tag.formattedTag()));
	}

}

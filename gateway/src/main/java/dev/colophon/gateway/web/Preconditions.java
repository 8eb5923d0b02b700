package dev.colophon.gateway.web;

import java.time.DateTimeException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Which status an answer to GET or HEAD has under the conditions of its request: the
 * steps of RFC 9110, section 13.2.2.
 */
final class Preconditions {

	private static final HttpHeader[] HEADERS = { HttpHeader.IF_NONE_MATCH, HttpHeader.IF_MATCH,
			HttpHeader.IF_MODIFIED_SINCE, HttpHeader.IF_UNMODIFIED_SINCE };

	private static final Pattern ETAG = Pattern.compile("(?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\"");

	/**
	 * How Jetty marks the ETag of what it has compressed.
	 */
	static final String MARK_OF_COMPRESSED = "--";

	private static final Pattern COMPRESSED = Pattern.compile(MARK_OF_COMPRESSED + "[a-z0-9]+\"$");

	private Preconditions() {
	}

	static boolean areIn(HttpFields request) {
		return Stream.of(HEADERS).anyMatch(request::contains);
	}

	/**
	 * The status that is to be answered.
	 * @param status what would be answered without conditions
	 */
	static int status(int status, HttpFields request, HttpFields response) {
		// Conditions are for requests that would succeed (section 13.2.1). Jetty has 0
		// for a status that nobody has set, which becomes 200.
		if (status != 0 && status != HttpStatus.OK_200 && status != HttpStatus.PARTIAL_CONTENT_206) {
			return status;
		}
		String etag = response.get(HttpHeader.ETAG);
		if (request.contains(HttpHeader.IF_MATCH)) {
			if (!isIn(lines(request, HttpHeader.IF_MATCH), etag, false)) {
				return HttpStatus.PRECONDITION_FAILED_412;
			}
		}
		else if (isAfter(response, request, HttpHeader.IF_UNMODIFIED_SINCE)) {
			return HttpStatus.PRECONDITION_FAILED_412;
		}
		if (request.contains(HttpHeader.IF_NONE_MATCH)) {
			return isIn(lines(request, HttpHeader.IF_NONE_MATCH), etag, true) ? HttpStatus.NOT_MODIFIED_304 : status;
		}
		return isNotAfter(response, request) ? HttpStatus.NOT_MODIFIED_304 : status;
	}

	private static String lines(HttpFields request, HttpHeader header) {
		return String.join(",", request.getValuesList(header));
	}

	private static boolean isIn(String condition, @Nullable String etag, boolean weakly) {
		if (condition.strip().equals("*")) {
			return true;
		}
		if (etag == null) {
			return false;
		}
		List<String> tags = ETAG.matcher(condition).results().map(MatchResult::group).toList();
		return weakly ? tags.stream().anyMatch((tag) -> isWeaklyEqual(tag, etag))
				: !etag.startsWith("W/") && tags.contains(etag);
	}

	/**
	 * Compressed or not, a weak ETag means the same.
	 */
	private static boolean isWeaklyEqual(String tag, String etag) {
		String known = opaque(tag);
		String now = opaque(etag);
		return known.equals(now) || etag.startsWith("W/") && uncompressed(known).equals(uncompressed(now));
	}

	private static String opaque(String etag) {
		return etag.startsWith("W/") ? etag.substring(2) : etag;
	}

	private static String uncompressed(String opaque) {
		return COMPRESSED.matcher(opaque).replaceFirst("\"");
	}

	private static boolean isAfter(HttpFields response, HttpFields request, HttpHeader condition) {
		long modified = date(response, HttpHeader.LAST_MODIFIED);
		long limit = date(request, condition);
		return modified >= 0 && limit >= 0 && modified > limit;
	}

	private static boolean isNotAfter(HttpFields response, HttpFields request) {
		return date(response, HttpHeader.LAST_MODIFIED) >= 0 && date(request, HttpHeader.IF_MODIFIED_SINCE) >= 0
				&& !isAfter(response, request, HttpHeader.IF_MODIFIED_SINCE);
	}

	/**
	 * In milliseconds; less than 0 for none, and for what is no date, which is
	 * disregarded.
	 */
	private static long date(HttpFields fields, HttpHeader header) {
		try {
			return fields.getValuesList(header).size() == 1 ? fields.getDateField(header) : -1;
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			return -1;
		}
	}

}

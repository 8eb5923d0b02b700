package dev.colophon.gateway.fragment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feign.Response;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered to one call.
 *
 * @param status the HTTP status code
 * @param location where the answer sends the reader, if it does (status 3xx)
 * @param fragment the document of the answer; without parts if it had none
 * @param etag names this state of the resource, if the service named it
 * @param freshness how long the answer may be used
 * @param origin who wrote it
 * @param retryAfter when to come back, if it says so (RFC 9110, section 10.2.3)
 */
public record Answer(int status, @Nullable URI location, Fragment fragment, @Nullable String etag, Freshness freshness,
		Origin origin, @Nullable String retryAfter) {

	/**
	 * The part that a document for programs is as a whole.
	 */
	public static final String DOCUMENT = "document";

	private static final Pattern CHARSET = Pattern.compile(";\\s*charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

	/**
	 * The HTML of an article alone may have 5,000,000 bytes.
	 */
	private static final int MOST_BYTES = 6_000_000;

	/**
	 * A sitemap has up to 50,000 addresses.
	 */
	private static final int MOST_BYTES_FOR_PROGRAMS = 10_000_000;

	public Answer(int status, @Nullable URI location, Fragment fragment, @Nullable String etag, Freshness freshness,
			Origin origin) {
		this(status, location, fragment, etag, freshness, origin, null);
	}

	/**
	 * Reads an answer to its end and closes it.
	 * @throws ServiceFailed if the service failed, or the answer breaks off or is not
	 * what a page can be made from
	 */
	public static Answer of(Response response) {
		return of(response, Answer::fragment);
	}

	/**
	 * Reads an answer whose document is for programs, and is handed on as it is.
	 * @param type the media type that it has to have
	 * @throws ServiceFailed as above, and if it is of another type
	 */
	public static Answer verbatim(Response response, String type) {
		return of(response, (given) -> verbatimFragment(given, type)).requireIfFound(DOCUMENT);
	}

	private static Answer of(Response response, Reading reading) {
		try (response) {
			// A service that waited in vain for the request (408) had the trouble, not
			// the reader.
			if (response.status() >= 500 || response.status() == 408) {
				throw new ServiceFailed("answered " + response.status());
			}
			return new Answer(response.status(), redirect(response), reading.of(response), first(response, "etag"),
					Freshness.parse(cacheControl(response)), origin(response), first(response, "retry-after"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * This answer, which has to be a good one.
	 * @throws PartMissing if it is not
	 */
	public Answer require(String part) {
		if (this.status != 200 && !isNotModified()) {
			throw new PartMissing("answered " + this.status);
		}
		return requireIfFound(part);
	}

	/**
	 * This answer, which has to have a part if it is a good one.
	 * @throws PartMissing if it has not
	 */
	public Answer requireIfFound(String part) {
		if (this.status == 200 && !this.fragment.parts().containsKey(part)) {
			throw new PartMissing("answered 200 without the part '" + part + "'");
		}
		return this;
	}

	/**
	 * This answer, which has to have any part if it is a good one.
	 * @throws PartMissing if it has none
	 */
	public Answer requireParts() {
		if (this.status == 200 && this.fragment.parts().isEmpty()) {
			throw new PartMissing("answered 200 without any part");
		}
		return this;
	}

	/**
	 * An answer of nobody in particular.
	 */
	public static Answer of(int status, @Nullable URI location, Fragment fragment) {
		return new Answer(status, location, fragment, null, Freshness.NONE, Origin.UNKNOWN);
	}

	/**
	 * Whether what is there already is still right.
	 */
	boolean isNotModified() {
		return this.status == 304;
	}

	/**
	 * Whether it says what is there, or that nothing is there (any more) or that it is
	 * elsewhere. Other answers speak of the request or of the moment.
	 */
	boolean speaksOfTheResource() {
		return this.status == 200 || this.status == 404 || this.status == 410 || this.location != null;
	}

	/**
	 * Whether it may be kept.
	 */
	public boolean isKeepable() {
		return this.freshness.storable() && speaksOfTheResource();
	}

	private static Origin origin(Response response) {
		return new Origin(Objects.requireNonNullElse(first(response, "server"), ""),
				Objects.requireNonNullElse(first(response, "service-instance"), ""));
	}

	private static @Nullable URI redirect(Response response) {
		if (response.status() / 100 != 3 || response.status() == 304) {
			return null;
		}
		String location = first(response, "location");
		if (location == null) {
			throw new PartMissing("answered " + response.status() + " without a Location");
		}
		try {
			return new URI(location);
		}
		catch (URISyntaxException ex) {
			throw new PartMissing("answered " + response.status() + " with a bad Location: " + ex.getMessage());
		}
	}

	private static Fragment fragment(Response response) throws IOException {
		return isOf("text/html", response)
				? ParsedDocuments.fragment(inUtf8(bytes(response, MOST_BYTES), charset(response))) : Fragment.NONE;
	}

	private static Fragment verbatimFragment(Response response, String type) throws IOException {
		return (response.status() == 200 && isOf(type, response))
				? Fragment.of(DOCUMENT, new String(bytes(response, MOST_BYTES_FOR_PROGRAMS), charset(response)))
				: Fragment.NONE;
	}

	private static boolean isOf(String type, Response response) {
		String stated = first(response, "content-type");
		return response.body() != null && stated != null && stated.toLowerCase(Locale.ROOT).startsWith(type);
	}

	/**
	 * The charset that the answer names. UTF-8 if it names none, or one that nobody
	 * knows.
	 */
	private static Charset charset(Response response) {
		String type = Objects.requireNonNullElse(first(response, "content-type"), "");
		Matcher matcher = CHARSET.matcher(type);
		try {
			return matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
		}
		catch (IllegalArgumentException ex) {
			return StandardCharsets.UTF_8;
		}
	}

	private static byte[] inUtf8(byte[] bytes, Charset charset) {
		return charset.equals(StandardCharsets.UTF_8) ? bytes
				: new String(bytes, charset).getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] bytes(Response response, int most) throws IOException {
		byte[] bytes = response.body().asInputStream().readNBytes(most + 1);
		if (bytes.length > most) {
			throw new PartMissing("answered more than " + most + " bytes");
		}
		return bytes;
	}

	private static @Nullable String cacheControl(Response response) {
		Collection<String> lines = response.headers().getOrDefault("cache-control", List.of());
		return lines.isEmpty() ? null : String.join(",", lines);
	}

	private static @Nullable String first(Response response, String header) {
		Collection<String> values = response.headers().getOrDefault(header, List.of());
		return values.isEmpty() ? null : values.iterator().next();
	}

	private interface Reading {

		Fragment of(Response response) throws IOException;

	}

}

package dev.colophon.gateway.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.colophon.gateway.fragment.Picture;
import dev.colophon.gateway.fragment.PictureSource;
import dev.colophon.gateway.upstream.Upstreams;
import feign.Response;

import org.springframework.stereotype.Component;

/**
 * The pictures that content-service has.
 */
@Component
class ContentPictures implements PictureSource {

	/**
	 * Of its own, because what an author refers to says nothing of the pages.
	 */
	private static final String BREAKER = "content-service-pictures";

	private static final String PREFIX = "/api/content/";

	private static final Pattern ADDRESS = Pattern.compile(PREFIX + "[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");

	private static final Set<String> HEADERS = Set.of("content-type", "etag", "last-modified", "cache-control",
			"server", "service-instance");

	private final ContentApi api;

	private final Upstreams upstreams;

	ContentPictures(ContentApi api, Upstreams upstreams) {
		this.api = api;
		this.upstreams = upstreams;
	}

	@Override
	public boolean has(String address) {
		return ADDRESS.matcher(address).matches() && !address.contains("/actuator");
	}

	@Override
	public Optional<Picture> fetch(String address) {
		return this.upstreams.callIdempotently(BREAKER, () -> picture(address));
	}

	private Optional<Picture> picture(String address) {
		try (Response response = this.api.picture(address.substring(PREFIX.length()))) {
			if (response.status() >= 500) {
				throw new IllegalStateException("answered " + response.status());
			}
			TreeMap<String, String> headers = new TreeMap<>();
			response.headers().forEach((name, values) -> put(headers, name.toLowerCase(), values));
			if (response.status() != 200 || !headers.getOrDefault("content-type", "").startsWith("image/")
					|| headers.getOrDefault("cache-control", "").contains("no-store")) {
				return Optional.empty();
			}
			byte[] bytes = response.body().asInputStream().readNBytes(MOST_BYTES + 1);
			return (bytes.length <= MOST_BYTES) ? Optional.of(new Picture(bytes, headers)) : Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void put(TreeMap<String, String> headers, String name, Collection<String> values) {
		if (HEADERS.contains(name)) {
			headers.put(name, String.join(", ", values));
		}
	}

}

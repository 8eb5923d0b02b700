package dev.colophon.gateway.fragment;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * What a service says of how long its answer may be used (RFC 9111, section 5.2.2, and
 * RFC 5861). An answer of which nothing is said is not kept at all.
 *
 * @param storable whether the answer may be kept
 * @param fresh how long it may be used without asking again
 * @param whileRevalidated how long after that it may be used while asking again
 * @param ifError how long after being fresh it may be used when asking again fails
 */
public record Freshness(boolean storable, Duration fresh, Duration whileRevalidated, Duration ifError) {

	public static final Freshness NONE = new Freshness(false, Duration.ZERO, Duration.ZERO, Duration.ZERO);

	/**
	 * Services send one of a handful of values.
	 */
	private static final Cache<String, Freshness> KNOWN = Caffeine.newBuilder().maximumSize(200).build();

	private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

	/**
	 * Reads the value of a {@code Cache-Control} header.
	 */
	static Freshness parse(@Nullable String cacheControl) {
		return (cacheControl != null) ? KNOWN.get(cacheControl, Freshness::read) : NONE;
	}

	private static Freshness read(String cacheControl) {
		Map<String, String> directives = Stream.of(cacheControl.toLowerCase(Locale.ROOT).split(","))
			.map(String::strip)
			.collect(Collectors.toMap((directive) -> directive.replaceFirst("\\s*=.*", ""),
					(directive) -> directive.replaceFirst("[^=]*=?\\s*", ""), (first, second) -> first));
		if (directives.containsKey("no-store") || directives.containsKey("private")) {
			return NONE;
		}
		boolean revalidatesAlways = directives.containsKey("no-cache");
		String fresh = directives.containsKey("s-maxage") ? directives.get("s-maxage") : directives.get("max-age");
		if (fresh == null && !revalidatesAlways) {
			return NONE;
		}
		return new Freshness(true, revalidatesAlways ? Duration.ZERO : seconds(fresh),
				seconds(directives.get("stale-while-revalidate")), seconds(directives.get("stale-if-error")));
	}

	private static Duration seconds(@Nullable String value) {
		if (value == null || !value.matches("\"?\\d{1,18}\"?")) {
			return Duration.ZERO;
		}
		return Duration.ofSeconds(Math.min(Long.parseLong(value.replace("\"", "")), MOST_SECONDS));
	}

}

package dev.colophon.gateway.page;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Which pages there are, of those that were served, and to which hosts their links lead.
 * A page has its place here also when it has lost the one in {@link SeenPages}.
 */
@Component
class ServedPages {

	static final int MOST_PAGES = 10_000;

	private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"(https?:[^\"]*)\"");

	private final Cache<String, Set<String>> hosts = Caffeine.newBuilder().maximumSize(MOST_PAGES).build();

	void add(String address, String html) {
		this.hosts.put(address, hosts(html));
	}

	boolean contains(String address) {
		return this.hosts.getIfPresent(address) != null;
	}

	/**
	 * The host that a link on a page leads to; none where no link of that page does.
	 */
	Optional<String> host(String address, String link) {
		Set<String> onPage = this.hosts.getIfPresent(address);
		return Optional.ofNullable(hostOf(link)).filter((host) -> onPage != null && onPage.contains(host));
	}

	private static Set<String> hosts(String html) {
		Set<String> hosts = new HashSet<>();
		Matcher link = LINK.matcher(html);
		while (link.find()) {
			String host = hostOf(HtmlUtils.htmlUnescape(link.group(1)));
			if (host != null) {
				hosts.add(host);
			}
		}
		return Set.copyOf(hosts);
	}

	private static @Nullable String hostOf(String link) {
		try {
			String host = URI.create(link).getHost();
			return (host != null) ? host.toLowerCase(Locale.ROOT) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}

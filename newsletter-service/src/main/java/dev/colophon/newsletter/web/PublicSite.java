package dev.colophon.newsletter.web;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The site as the world knows it.
 *
 * @param url where readers find it
 * @param newsletter where they find the pages of this service
 */
@ConfigurationProperties("colophon.site")
public record PublicSite(String name, URI url, URI newsletter) {

	public PublicSite {
		for (URI address : new URI[] { url, newsletter }) {
			if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
				throw new IllegalArgumentException("'" + address + "' is not an address, as https://example.org is");
			}
		}
		if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("a site has a name, in one line");
		}
	}

	/**
	 * The whole address of what has a path on the site, as {@code /docker.html}.
	 */
	public URI at(String path) {
		return URI.create(this.url.toString().replaceAll("/+$", "") + path);
	}

	/**
	 * The whole address of a page of this service that has a path, as
	 * {@code /issues.html}.
	 */
	public URI newsletterAt(String path) {
		return URI.create(this.newsletter.toString().replaceAll("/+$", "") + path);
	}

}

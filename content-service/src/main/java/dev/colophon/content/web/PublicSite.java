package dev.colophon.content.web;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The site as the world knows it.
 *
 * @param author who answers for what it says
 * @param url where readers find it
 */
@ConfigurationProperties("colophon.site")
public record PublicSite(String name, String author, URI url) {

	public PublicSite {
		if (url.getHost() == null) {
			throw new IllegalArgumentException("'" + url + "' is not an address, as https://example.org is");
		}
	}

	/**
	 * The whole address of what has a path on the site, as {@code /docker.html}.
	 */
	public URI at(String path) {
		return UriComponentsBuilder.fromUri(this.url).path(path).build().encode().toUri();
	}

}
